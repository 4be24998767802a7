"""Making a plan of approach together: drafts per side, laying it before both, agreeing, a word beside it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from luwte.actions import evaluations
from luwte.actions.caseload import keep_facts
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.kept import KEPT_MOST, Outcome, Saved
from luwte.actions.writing import Pen, writing
from luwte.records import keys
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.people.models import Person
from luwte.records.plans.models import PhaseProposal, PlanAgreement, PlanComment, PlanDraft, PlanVersion
from luwte.records.plans.queries import SIDES, Version, agreed, own_drafts, versions
from luwte.records.trajectories.queries import gate
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.plans import (
    COMMENT_MOST,
    Fault,
    Line,
    Missing,
    Part,
    Plan,
    Side,
    clashes,
    fit,
    lines_from_json,
    lines_to_json,
    missing,
    moments,
    to_json,
    with_parts,
)

ACTS = {Side.COACHEE: Act.FILL_IN, Side.COACH: Act.GUIDE}


class NotTaken(Exception):
    """Lines that cannot be taken; `why` says which and why."""

    def __init__(self, why: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(one.why for one in why))
        self.why = why


class TooLong(Exception):
    """The words beside a part are too long to keep, or there are none."""


class Nothing(Exception):
    """There is nothing to lay before the other."""


class Clash(Exception):
    """Parts were changed by the other since; `parts` are to be looked at first."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        super().__init__(", ".join(parts))
        self.parts = parts


class Newer(Exception):
    """There is a newer version than the one that was read."""


class Incomplete(Exception):
    """The plan lacks something before it can be agreed; `what` says what."""

    def __init__(self, what: tuple[Missing, ...]) -> None:
        super().__init__(", ".join(what))
        self.what = what


class Waits(Exception):
    """Agreeing waits with the trajectory; preparing goes on."""


class Settled(Exception):
    """Both agreed; whoever wants something else changes the plan."""


def save(
    by: Eyes,
    dossier_id: UUID,
    part: Part,
    lines: Iterable[Line],
    *,
    client_id: UUID,
    base_revision: int,
    base_number: int,
    draft: bool = False,
) -> Saved:
    """Keeps one's own draft of a part, unseen by the other. An older page's version is kept beside the newer one."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return Saved(Outcome.AGAIN, receipt.revision)
        newest = _newest(by, dossier)
        before = newest.plan.get(part, ()) if newest else ()
        kept, faults = fit(part, lines, by.today, before)
        if faults:
            raise NotTaken(faults)
        base = min(max(base_number, 0), newest.number if newest else 0)
        row = PlanDraft.objects.filter(dossier=dossier, side=side.value, part=part.value).first()
        if row is None and kept == before:
            return Saved(Outcome.SAVED, 0)
        row, outcome = _kept(by, dossier, side, part, row, kept, base_revision, base)
        receive(pen, client_id, "plan_draft", row)
        if not (draft and side is Side.COACHEE):
            pen.log("plans.save", "U", "plan_draft", row.id)
    return Saved(outcome, row.revision)


def undo(by: Eyes, dossier_id: UUID, part: Part) -> None:
    """One's own draft of a part as it was before the last change; without one, what both see."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        row = PlanDraft.objects.filter(dossier=dossier, side=side.value, part=part.value).first()
        if row is None:
            raise NotThere
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        pen.log("plans.undo", "U" if value["before"] is not None else "D", "plan_draft", row.id)
        if value["before"] is None:
            row.delete()
        else:
            change(by, row, ring, {**value, "now": value["before"], "before": value["now"]})


def lay(by: Eyes, dossier_id: UUID, *, client_id: UUID) -> None:
    """Lays one's own drafts before the other: a new version, which nobody agreed to yet."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        drafts, held = own_drafts(by, dossier.id), versions(by, dossier.id)
        if apart := clashes({part: one.base for part, one in drafts.items()}, {one.number: one.plan for one in held}):
            raise Clash(apart)
        now: Plan = held[0].plan if held else {}
        plan = with_parts(now, {part: one.lines for part, one in drafts.items()})
        if plan == now:
            raise Nothing
        number = held[0].number + 1 if held else 1
        row = PlanVersion(**born(by, dossier), number=number, side=side.value, laid_by=by.me)
        insert(row, keys.ring([dossier.id]), {"plan": to_json(plan), "name": name_of(by)})
        PlanDraft.objects.filter(dossier=dossier, side=side.value).delete()
        receive(pen, client_id, "plan_version", row)
        follow(pen, dossier)
        pen.log("plans.lay", "C", "plan_version", row.id)


def agree(by: Eyes, dossier_id: UUID, number: int, *, client_id: UUID) -> None:
    """One side agrees to the newest version. When both do, its moments stand on both agendas."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        newest = _newest(by, dossier)
        if newest is None or newest.number != number:
            raise Newer
        if what := missing(newest.plan):
            raise Incomplete(what)
        if not may_begin(by, dossier):
            raise Waits
        if any(one.side is side for one in newest.agreed):
            return
        before = agreed(by, dossier.id)
        row = PlanAgreement(**born(by, dossier), number=number, side=side.value, agreed_on=by.today)
        insert(row, keys.ring([dossier.id]), {"name": name_of(by)})
        if any(one.side is side.other for one in newest.agreed):
            wanted, there_were = moments(newest.plan), moments(before.plan) if before else ()
            evaluations.settle(by, dossier, wanted, [one for one in there_were if one not in wanted])
        receive(pen, client_id, "plan_agreement", row)
        follow(pen, dossier)
        pen.log("plans.agree", "C", "plan_agreement", row.id)


def take_back(by: Eyes, dossier_id: UUID, number: int) -> None:
    """One's own yes back, as long as the other has not said it too."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        given = {row.side: row for row in PlanAgreement.objects.filter(dossier=dossier, number=number)}
        if side.value not in given:
            raise NotThere
        if len(given) == len(Side):
            raise Settled
        pen.log("plans.take_back", "D", "plan_agreement", given[side.value].id)
        given[side.value].delete()
        follow(pen, dossier)


def comment(by: Eyes, dossier_id: UUID, part: Part, text: str, *, client_id: UUID) -> None:
    """A few words beside a part, which both read."""
    side, dossier, text = side_of(by), there(by, dossier_id), text.strip()
    if not text or len(text) > COMMENT_MOST:
        raise TooLong
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if replayed(by, dossier, client_id):
            return
        row = PlanComment(**born(by, dossier), side=side.value, part=part.value)
        insert(row, keys.ring([dossier.id]), {"text": text, "name": name_of(by)})
        receive(pen, client_id, "plan_comment", row)
        follow(pen, dossier)
        pen.log("plans.comment", "C", "plan_comment", row.id)


def uncomment(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """One's own words beside a part go."""
    side, dossier = side_of(by), there(by, dossier_id)
    with writing(by, ACTS[side], dossier=dossier) as pen:
        if not PlanComment.objects.filter(dossier=dossier, side=side.value, id=row_id).delete()[0]:
            raise NotThere
        follow(pen, dossier)
        pen.log("plans.uncomment", "D", "plan_comment", row_id)


def side_of(by: Eyes) -> Side:
    """On which side someone sits; NotThere for whoever is not one of the two."""
    if (side := SIDES.get(by.role)) is None:
        raise NotThere
    return side


def may_begin(by: Eyes, dossier: Dossier) -> bool:
    """Whether the record lets a trajectory begin or go on."""
    found = gate(by, dossier.id)
    return found is not None and found.open and bool(found.entries)


def name_of(by: Eyes) -> str:
    """The name as it stays with what was said, also when that person no longer works here."""
    return Person.objects.values_list("name", flat=True).get(id=by.me)


def follow(pen: Pen, dossier: Dossier) -> None:
    """On the coach's list: something of the coachee in plan or phase waits for an answer."""
    newest = PlanVersion.objects.filter(dossier=dossier).order_by("-number").first()
    asked = newest is not None and _coachee_waits(dossier, newest)
    last = PlanComment.objects.filter(dossier=dossier).order_by("-made_at").values_list("side", flat=True).first()
    proposed = PhaseProposal.objects.filter(dossier=dossier, side=Side.COACHEE.value).exists()
    waits = asked or proposed or last == Side.COACHEE
    keep_facts(pen.by, dossier, {Fact.PLAN: pen.by.today if waits else None})


def _coachee_waits(dossier: Dossier, newest: PlanVersion) -> bool:
    given = set(PlanAgreement.objects.filter(dossier=dossier, number=newest.number).values_list("side", flat=True))
    return Side.COACH not in given and (newest.side == Side.COACHEE or Side.COACHEE in given)


def _newest(by: Eyes, dossier: Dossier) -> Version | None:
    return next(iter(versions(by, dossier.id)), None)


def _kept(
    by: Eyes,
    dossier: Dossier,
    side: Side,
    part: Part,
    row: PlanDraft | None,
    lines: tuple[Line, ...],
    base_revision: int,
    base: int,
) -> tuple[PlanDraft, Outcome]:
    ring, now = keys.ring([dossier.id]), lines_to_json(lines)
    if row is None:
        row = PlanDraft(**born(by, dossier), side=side.value, part=part.value)
        insert(row, ring, {"now": now, "before": None, "base": base, "kept": []})
        return row, Outcome.SAVED
    value: dict[str, Any] = ring.open(row)
    same = lines_from_json(value["now"]) == lines
    if base_revision != row.revision and not same:
        change(by, row, ring, {**value, "kept": [*value["kept"], now][-KEPT_MOST:]})
        return row, Outcome.STALE
    if not same or value["base"] != base:
        before = value["before"] if same else value["now"]
        change(by, row, ring, {**value, "now": now, "before": before, "base": base})
    return row, Outcome.SAVED
