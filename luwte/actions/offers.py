"""Making, showing, releasing, accepting, withdrawing and renewing an agreement or an offer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from luwte.actions import papers, tokens
from luwte.actions.billing import OFFERS, needed, take
from luwte.actions.caseload import keep_facts
from luwte.actions.dossiers import NotThere, born, change, insert, receive, replayed, there
from luwte.actions.payers import settled
from luwte.actions.writing import writing
from luwte.library.billing import billing
from luwte.records import keys
from luwte.records.billing.models import BillingSettings
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes
from luwte.records.offers import queries
from luwte.records.offers.models import Offer
from luwte.records.people.queries import name_of
from luwte.records.trajectories.queries import gate
from luwte.rules import offers as rules
from luwte.rules.access import Act
from luwte.rules.attention import Kind as Fact
from luwte.rules.money import Buyer, Payer, Regime, Seller, parties_wrong, treatment
from luwte.rules.money import Wrong as MoneyWrong
from luwte.rules.offers import Kind, Move, State, Terms, Wrong

NAME_MOST = 120


class NotTaken(Exception):
    """It cannot be done; `why` says why, `fields` which fields of a form."""

    def __init__(self, why: Wrong | MoneyWrong | None = None, fields: Mapping[str, Any] | None = None) -> None:
        super().__init__(why, fields)
        self.why, self.fields = why, dict(fields or {})


@dataclass(frozen=True, slots=True)
class Said:
    """What the coach filled in. An agreement has goals, moments and reports; an offer a payer, and none of those."""

    terms: Terms
    start_on: date | None = None
    goals: tuple[str, ...] = ()
    moments: tuple[date, ...] = ()
    reports: tuple[tuple[str, str], ...] = ()
    payer: dict[str, str] = field(default_factory=dict)


def draft(by: Eyes, dossier_id: UUID, kind: Kind, said: Said, *, client_id: UUID) -> UUID:
    """A new draft by the coach; the same form twice is one."""
    dossier = there(by, dossier_id)
    practice = needed(by, dossier.practice_id)
    value = _value(by, practice, kind, said)
    with writing(by, Act.OFFER, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return UUID(str(receipt.row_id))
        row = Offer(**born(by, dossier), kind=kind.value, made_by=by.me, valid_until=said.terms.valid_until)
        insert(row, keys.ring([dossier.id]), value)
        receive(pen, client_id, "offer", row)
        pen.log("offers.draft", "C", "offer", row.id)
    return row.id


def show(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coach shows it to the coachee: from now on its text is fixed. An offer gets its number here."""
    dossier = there(by, dossier_id)
    practice = needed(by, dossier.practice_id)
    with writing(by, Act.OFFER, dossier=dossier) as pen:
        row = _row(by, dossier, row_id)
        _move(row, Move.SHOW)
        ring = keys.ring([dossier.id])
        value = ring.open(row)
        if wrong := rules.terms_wrong(Kind(row.kind), terms_of(value), by.today):
            raise NotTaken(fields=wrong)
        row.year = by.today.year
        if row.kind == Kind.OFFER:
            row.number = take(dossier.practice_id, OFFERS, row.year)
        paper = _paper(by, dossier, practice, row, value)
        change(by, row, ring, {**value, "paper": paper, "digest": papers.digest(paper)})
        pen.ask("mail.offer_shown", offer=str(row.id))
        pen.log("offers.show", "U", "offer", row.id)


def release(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee, who read exactly what the payer gets, lets the offer go out by mail."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _row(by, dossier, row_id)
        if rules.expired(State(row.state), row.valid_until, by.today):
            raise NotTaken(Wrong.EXPIRED)
        _move(row, Move.RELEASE)
        row.token_hash = tokens.hashed(tokens.link("offer", row.id))
        _save(by, row)
        pen.ask("mail.offer", offer=str(row.id))
        pen.ask("offers.follow", offer=str(row.id))
        pen.log("offers.release", "U", "offer", row.id)


def agree(by: Eyes, dossier_id: UUID, row_id: UUID, name: str) -> None:
    """The coachee agrees to the agreement: day, name and the exact text are kept."""
    dossier = there(by, dossier_id)
    with writing(by, Act.SHARE, dossier=dossier) as pen:
        row = _row(by, dossier, row_id)
        if row.kind != Kind.AGREEMENT:
            raise NotThere
        _accept(by, row, name, "page")
        pen.log("offers.agree", "U", "offer", row.id)


def accept(by: Eyes, name: str, *, starts_early: bool = False) -> None:
    """The payer takes the offer by their link. Of two at the same time one is taken; the other hears it was."""
    row = _by_link(by)
    sealed = _accepted(by, row, name, "link", {"starts_early": starts_early})
    with writing(by, Act.ANSWER_LINK, dossier=row.dossier) as pen:
        # On its state: a guest cannot lock a dossier.
        waiting = Offer.objects.filter(id=row.id, state=State.SENT.value)
        new = {"state": State.ACCEPTED.value, "sealed": sealed, "accepted_on": by.today, "changed_at": by.at}
        if not waiting.update(**new, revision=F("revision") + 1):
            raise NotTaken(Wrong.ALREADY)
        pen.ask("mail.confirmation", offer=str(row.id))
        pen.ask("offers.follow", offer=str(row.id))
        pen.log("offers.accept", "U", "offer", row.id)


def accept_on_paper(by: Eyes, dossier_id: UUID, row_id: UUID, name: str) -> None:
    """The coach records that the payer signed the offer that went out, on paper."""
    dossier = there(by, dossier_id)
    with writing(by, Act.OFFER, dossier=dossier) as pen:
        row = _row(by, dossier, row_id)
        if row.kind != Kind.OFFER:
            raise NotThere
        _accept(by, row, name, "paper")
        pen.ask("mail.confirmation", offer=str(row.id))
        pen.ask("offers.follow", offer=str(row.id))
        pen.log("offers.accept_on_paper", "U", "offer", row.id)


def decline_by_link(by: Eyes) -> None:
    """The payer says no, without a reason."""
    _by_guest(by, Move.DECLINE, State.SENT, "offers.decline")


def step_back(by: Eyes) -> None:
    """A consumer steps back within 14 days, without a reason."""
    row = _by_link(by)
    document = queries.read_by_link(by)
    payer = Payer(document.payer["kind"]) if document else Payer.ORGANISATION
    if why := rules.cannot_step_back(payer, State(row.state), row.accepted_on, by.today):
        raise NotTaken(why)
    _by_guest(by, Move.REVOKE, State.ACCEPTED, "offers.step_back")


def decline(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coachee does not agree, or does not let the offer go out. What went out is the payer's."""
    _by_person(by, dossier_id, row_id, Move.DECLINE, Act.SHARE, only=State.SHOWN)


def withdraw(by: Eyes, dossier_id: UUID, row_id: UUID) -> None:
    """The coach takes back what was not accepted; its link is worth nothing from now on."""
    _by_person(by, dossier_id, row_id, Move.WITHDRAW, Act.OFFER)


def renew(by: Eyes, dossier_id: UUID, row_id: UUID, valid_until: date, *, client_id: UUID) -> UUID:
    """A new draft with the same words and a later day; the old one is worth nothing once it is renewed."""
    dossier = there(by, dossier_id)
    with writing(by, Act.OFFER, dossier=dossier) as pen:
        if receipt := replayed(by, dossier, client_id):
            return UUID(str(receipt.row_id))
        old = _row(by, dossier, row_id)
        _move(old, Move.RENEW)
        ring = keys.ring([dossier.id])
        value = {k: v for k, v in ring.open(old).items() if k not in {"paper", "digest", "accepted", "confirmation"}}
        value["terms"] = {**value["terms"], "valid_until": valid_until.isoformat()}
        if wrong := rules.terms_wrong(Kind(old.kind), terms_of(value), by.today):
            raise NotTaken(fields=wrong)
        _save(by, old)
        new = Offer(**born(by, dossier), kind=old.kind, made_by=by.me, valid_until=valid_until)
        insert(new, ring, value)
        receive(pen, client_id, "offer", new)
        pen.ask("offers.follow", offer=str(old.id))
        pen.log("offers.renew", "C", "offer", new.id)
    return new.id


def follow(by: Eyes, dossier: Dossier) -> None:
    """Brings the coach's list up to date with what waits at a payer; by the clock, after any of the two moved."""
    waiting = [one for one in queries.every(by, dossier.id) if one.state is State.SENT]
    since = min((one.made_at.date() for one in waiting), default=None)
    with writing(by, None, dossier=dossier):
        keep_facts(by, dossier, {Fact.OFFER: since})


def terms_of(value: dict[str, Any]) -> Terms:
    """The terms in a sealed value."""
    held = value["terms"]
    return Terms(**{**held, "valid_until": date.fromisoformat(held["valid_until"])})


def _value(by: Eyes, practice: BillingSettings, kind: Kind, said: Said) -> dict[str, Any]:
    wrong: dict[str, Any] = dict(rules.terms_wrong(kind, said.terms, by.today))
    start = said.start_on.isoformat() if said.start_on else None
    if said.start_on and not 0 <= (said.start_on - by.today).days + 730 <= 1460:
        wrong["start_on"] = Wrong.PERIOD
    payer = None
    if kind is Kind.OFFER:
        payer, missing = settled(said.payer)
        wrong |= missing
        if not missing and (why := parties_wrong(seller(practice), buyer(payer))):
            wrong["vat_number" if why is MoneyWrong.BUYER_NUMBER else "country"] = why
    if wrong:
        raise NotTaken(fields=wrong)
    terms = {**asdict(said.terms), "valid_until": said.terms.valid_until.isoformat()}
    if kind is Kind.OFFER:
        return {"terms": terms, "start_on": start, "payer": payer}
    return {
        "terms": terms,
        "start_on": start,
        "goals": [text[: rules.TEXT_MOST] for text in said.goals[: rules.GOALS_MOST]],
        "moments": [on.isoformat() for on in sorted(said.moments)],
        "reports": [{"who": who, "what": what} for who, what in said.reports],
    }


def seller(practice: BillingSettings) -> Seller:
    """The practice as VAT sees it."""
    return Seller(practice.practice.country, Regime(practice.regime), practice.vat_number)


def buyer(payer: Mapping[str, str]) -> Buyer:
    """Whoever pays, as VAT sees them."""
    return Buyer(Payer(payer["kind"]), payer["country"], payer.get("vat_number", ""))


def _paper(by: Eyes, dossier: Dossier, practice: BillingSettings, row: Offer, value: dict[str, Any]) -> papers.Paper:
    found = gate(by, dossier.id)
    # A start that waits is told in the same words, whatever it waits for.
    said = value if found is not None and found.open and found.entries else {**value, "start_on": None}
    terms = terms_of(value)
    if row.kind == Kind.AGREEMENT:
        coach = name_of(by, [row.made_by]).get(row.made_by, "")
        person = dossier.person
        return papers.agreement(practice, person.name, coach, terms, said, by.today, person.language)
    payer = value["payer"]
    number = rules.number(row.year or 0, row.number or 0)
    found_vat = treatment(seller(practice), buyer(payer), billing(practice.practice.country).rate)
    return papers.offer(practice, number, dossier.person.name, payer, terms, found_vat, said, by.today)


def _accept(by: Eyes, row: Offer, name: str, way: str) -> None:
    row.sealed = _accepted(by, row, name, way, {})
    row.state, row.accepted_on = State.ACCEPTED.value, by.today
    _save(by, row)


def _accepted(by: Eyes, row: Offer, name: str, way: str, more: dict[str, Any]) -> bytes:
    """The sealed value with who accepted, when, and the hash of the very text that is kept beside it."""
    if why := rules.cannot_accept(Kind(row.kind), State(row.state), row.valid_until, by.today):
        raise NotTaken(why)
    ring = keys.ring([row.dossier_id])
    value = ring.open(row)
    told = " ".join(name.split())[:NAME_MOST]
    accepted = {"name": told, "on": by.today.isoformat(), "at": by.at.isoformat(), "way": way, **more}
    accepted["digest"] = papers.digest(value["paper"])
    if row.kind == Kind.OFFER:
        value["confirmation"] = papers.confirmation(value["paper"], accepted)
    return ring.seal(row, {**value, "accepted": accepted})


def _by_link(by: Eyes) -> Offer:
    if (row := queries.by_link(by)) is None:
        raise NotThere
    return row


def _by_guest(by: Eyes, move: Move, before: State, event: str) -> None:
    row = _by_link(by)
    then = rules.after(Kind.OFFER, State(row.state), move)
    if isinstance(then, Wrong):
        raise NotTaken(then)
    with writing(by, Act.ANSWER_LINK, dossier=row.dossier) as pen:
        waiting = Offer.objects.filter(id=row.id, state=before.value)
        if waiting.update(state=then.value, changed_at=by.at, revision=F("revision") + 1):
            pen.ask("mail.offer_moved", offer=str(row.id))
            pen.ask("offers.follow", offer=str(row.id))
            pen.log(event, "U", "offer", row.id)


def _by_person(by: Eyes, dossier_id: UUID, row_id: UUID, move: Move, act: Act, *, only: State | None = None) -> None:
    dossier = there(by, dossier_id)
    with writing(by, act, dossier=dossier) as pen:
        row = _row(by, dossier, row_id)
        if only is not None and row.state != only.value:
            raise NotTaken(Wrong.NOT_NOW)
        _move(row, move)
        _save(by, row)
        pen.ask("offers.follow", offer=str(row.id))
        pen.log(f"offers.{move}", "U", "offer", row.id)


def _move(row: Offer, move: Move) -> None:
    then = rules.after(Kind(row.kind), State(row.state), move)
    if isinstance(then, Wrong):
        raise NotTaken(then)
    row.state = then.value


def _save(by: Eyes, row: Offer) -> None:
    row.changed_at, row.revision = by.at, row.revision + 1
    row.save(force_update=True)


def _row(by: Eyes, dossier: Dossier, row_id: UUID) -> Offer:
    if (row := queries.row_of(by, dossier.id, row_id)) is None:
        raise NotThere
    return row
