"""What coach and care professional share: giving a questionnaire, seeing what is shared, bringing a file."""

import base64
import binascii
import zlib
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from luwte.actions.dossiers import NotThere
from luwte.actions.instruments import strictest
from luwte.actions.questionnaires import whole
from luwte.exchange.fhir import questionnaires
from luwte.exchange.fhir.taking import MOST_BYTES, NotReadable, Reason
from luwte.exchange.fhir.taking import Code as Note
from luwte.library.instruments import facts
from luwte.records.assignments.queries import week
from luwte.records.eyes import Eyes
from luwte.records.responses import queries
from luwte.records.shares.queries import scopes
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.records.trajectories.queries import course
from luwte.rules.asking import Given, this_week
from luwte.rules.consents import Scope
from luwte.rules.evaluations import Kind, comes
from luwte.rules.instruments.facts import AssignableBy
from luwte.rules.instruments.matching import Remark, match
from luwte.rules.instruments.screens import minutes, questions
from luwte.web.design.answers import answered, spoken
from luwte.web.design.totals import totals

HELD_MOST = 900_000  # what fits in a form beside the rest
MOMENTS = {
    Kind.AGREED: _l("samen terugkijken"),
    Kind.START: _l("aan het begin"),
    Kind.MIDDLE: _l("halverwege"),
    Kind.END: _l("aan het eind"),
    Kind.AFTER: _l("na afloop"),
}
WHO = {
    AssignableBy.COACH: _l("Een coach en een zorgprofessional. De lijst gaat over energie, welzijn of werk."),
    AssignableBy.CARE_PROFESSIONAL: _l("Alleen een zorgprofessional. De lijst gaat over klachten of ziekte."),
}
REFUSALS = {
    Reason.TOO_BIG: _l("Dit bestand is te groot. Het mag 5 MB zijn."),
    Reason.NOT_JSON: _l("Dit is geen JSON-bestand. Vraag de maker om de lijst als FHIR-bestand."),
    Reason.TOO_DEEP: _l("In dit bestand zit te veel in elkaar. Vraag de maker om een eenvoudiger bestand."),
    Reason.NOT_A_QUESTIONNAIRE: _l("Hier zit geen vragenlijst in. Zoek een bestand met een FHIR Questionnaire."),
    Reason.NOT_A_RESPONSE: _l("Hier zitten geen antwoorden in. Zoek een bestand met een QuestionnaireResponse."),
    Reason.MISSING_LINK_ID: _l("Een vraag heeft geen eigen kenmerk (linkId). Vraag de maker om dat te herstellen."),
    Reason.DUPLICATE_LINK_ID: _l("Twee vragen hebben hetzelfde kenmerk (linkId). Vraag de maker om dat te herstellen."),
    Reason.UNKNOWN_QUESTION: _l("Een vraag wacht op een vraag die er niet is. Vraag de maker om dat te herstellen."),
    Reason.MODIFIER_EXTENSION: _l(
        "Dit bestand bevat een uitbreiding die de betekenis verandert (modifierExtension). Die lezen we niet."
    ),
    Reason.LOOP: _l("Vragen wachten op elkaar in een kring. Vraag de maker om dat te herstellen."),
    Reason.TOO_MANY_ITEMS: _l("Deze lijst is te lang. Er passen 2.000 onderdelen in."),
}
NOTES = {
    Note.BUNDLE: _l("De lijst zat in een pakket. We hebben hem eruit gehaald."),
    Note.MORE_THAN_ONE: _l("Er zat meer dan één lijst in. We lezen de eerste."),
    Note.ENCODING: _l("De letters waren anders bewaard. Kijk of de teksten kloppen."),
    Note.WRONG_SHAPE: _l("Iets staat anders dan de afspraak is. We lezen wat we kunnen."),
    Note.OLDER_VERSION: _l("Het bestand gebruikt namen van een andere FHIR-versie."),
    Note.NO_TYPE: _l("Een vraag zegt niet wat voor antwoord erbij hoort. We kozen iets."),
    Note.UNKNOWN_TYPE: _l("Een soort vraag kennen we niet. We vragen dan om tekst."),
    Note.NOT_HERE: _l("Een vraag om een bestand of verwijzing kun je hier niet invullen."),
    Note.NO_TEXT: _l("Een vraag heeft geen tekst."),
    Note.NO_ITEMS: _l("Er staan geen vragen in."),
    Note.NO_OPTIONS: _l("Bij een keuzevraag staan geen antwoorden."),
    Note.OUTSIDE_OPTIONS: _l("De antwoorden van een vraag staan in een ander bestand. Die hebben we niet."),
    Note.OPTION_NOT_USED: _l("Een antwoord konden we niet gebruiken."),
    Note.DOUBLE_OPTION: _l("Een antwoord stond er twee keer."),
    Note.VALUE_NOT_USED: _l("Een waarde konden we niet gebruiken."),
    Note.CONDITION_NOT_USED: _l("Een voorwaarde konden we niet gebruiken. De vraag staat er dan altijd."),
    Note.CONDITION_EXPRESSION: _l("Een voorwaarde in een formule gebruiken we niet. De vraag staat er dan altijd."),
    Note.REGEX: _l("Een patroon voor de tekst gebruiken we niet."),
    Note.SCRIPT: _l("Er zat programmacode in de tekst. Die is weggehaald."),
    Note.MARKUP: _l("Opmaak die hier niet past, is weggehaald."),
    Note.TEXT_CUT: _l("Een lange tekst is ingekort."),
    Note.NO_SCORE: _l("Een berekening uit het bestand kennen we niet. Daarvan is er geen totaal."),
    Note.SCORE_FAILED: _l("Een berekening uit het bestand lukte niet. Daarvan is er geen totaal."),
    Note.TOO_MUCH_WORK: _l("Een berekening duurde te lang. Daarvan is er geen totaal."),
    Note.MORE: _l("Er is meer van dezelfde soort."),
}
REMARKS = {
    Remark.BY_ORDER: _l("De vragen zijn alleen op volgorde herkend. Kijk of dat klopt."),
    Remark.ITEMS_NOT_FOUND: _l("Niet elke vraag van de scoreregels staat in dit bestand."),
    Remark.OTHER_VALUES: _l("De antwoorden tellen anders dan de scoreregels verwachten."),
    Remark.ALREADY_REVERSED: _l("Het bestand heeft de omgekeerde vragen zelf al omgedraaid."),
}


class FileForm(forms.Form):
    """A questionnaire as a file."""

    file = forms.FileField(
        label=_l("Bestand"),
        help_text=_l("Een FHIR R4 Questionnaire. Gebruik alleen teksten die je mag gebruiken."),
        error_messages={"required": _l("Kies een bestand."), "empty": _l("Dit bestand is leeg.")},
    )


class KeepForm(forms.Form):
    """The file that was looked at, and who may give it."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    held = forms.CharField(widget=forms.HiddenInput, strip=False)
    title = forms.CharField(
        label=_l("Naam van de lijst"), max_length=200, error_messages={"required": _l("Geef de lijst een naam.")}
    )
    assignable_by = forms.TypedChoiceField(
        label=_l("Wie mag deze lijst geven?"),
        choices=[(who.value, words) for who, words in WHO.items()],
        coerce=AssignableBy,
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies wie de lijst mag geven.")},
    )


class GiveForm(forms.Form):
    """Which list, and for when."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    instrument = forms.ChoiceField(
        label=_l("Welke lijst?"),
        widget=forms.RadioSelect,
        error_messages={"required": _l("Kies een lijst."), "invalid_choice": _l("Kies een van de lijsten.")},
    )
    moment = forms.ChoiceField(
        label=_l("Voor wanneer?"),
        choices=[("", _l("Nu")), *((kind.value, words) for kind, words in MOMENTS.items() if kind is not Kind.AGREED)],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _l("Kies een moment.")},
    )

    def __init__(self, eyes: Eyes, *rest: Any, **more: Any) -> None:
        super().__init__(*rest, **more)
        lists = [(one, minutes(whole(one).questionnaire)) for one in queries.to_give(eyes)]
        self.fields["instrument"].choices = [
            (str(one.id), _lasting(n) % {"title": one.title, "n": n}) for one, n in lists
        ]


def _lasting(n: int) -> str:
    return ngettext("%(title)s · ongeveer %(n)d minuut", "%(title)s · ongeveer %(n)d minuten", n)


def looked(data: bytes) -> dict[str, Any]:
    """What a file holds, in words, and the form that keeps it; NotReadable when it is no questionnaire."""
    read = questionnaires.read(data)
    found, known = read.questionnaire, match(read.questionnaire, facts())
    held = pack(read.resource)
    if len(held) > HELD_MOST:
        raise NotReadable(Reason.TOO_BIG)
    title = spoken(found.title) or found.name or (known.facts.title["nl"] if known else "")
    only = strictest(found, AssignableBy.COACH) is AssignableBy.CARE_PROFESSIONAL
    # Nothing is chosen beforehand where the facts do not say it.
    who = AssignableBy.CARE_PROFESSIONAL if only else (AssignableBy.COACH if known else None)
    first = {"held": held, "title": title[:200], "assignable_by": who.value if who else None}
    return {**told(read), "form": KeepForm(initial=first)}


def told(read: questionnaires.Read) -> dict[str, Any]:
    """The preview of a questionnaire: how long, what was noted, and the facts that belong to it."""
    found, known = read.questionnaire, match(read.questionnaire, facts())
    counted: dict[str, list[str]] = {}
    for one in read.notes:
        counted.setdefault(str(NOTES.get(one.code, one.code.value)), []).append(one.where)
    return {
        "read": read,
        "questions": questions(found),
        "minutes": minutes(found),
        "notes": [(words, len(where), [one for one in where if one][:5]) for words, where in counted.items()],
        "facts": known.facts if known else None,
        "terms": (known.facts.terms["nl"] if known else "") or found.terms[:500],
        "remarks": [REMARKS[one] for one in known.remarks] if known else [],
        "only_care": strictest(found, AssignableBy.COACH) is AssignableBy.CARE_PROFESSIONAL,
        "own_total": any(item.expression for item in found.walk()),
    }


def pack(resource: str) -> str:
    """A questionnaire as words for a hidden field; nothing is stored before someone confirms."""
    return base64.b64encode(zlib.compress(resource.encode(), 9)).decode()


def unpack(held: str) -> bytes:
    """What `pack` took, bounded; NotReadable for anything else."""
    try:
        opened = zlib.decompressobj()
        data = opened.decompress(base64.b64decode(held, validate=True), MOST_BYTES + 1)
    except (binascii.Error, zlib.error, ValueError):
        raise NotReadable(Reason.NOT_JSON) from None
    if len(data) > MOST_BYTES:
        raise NotReadable(Reason.TOO_BIG)
    return data


def page(eyes: Eyes, dossier_id: UUID) -> dict[str, Any]:
    """What was given, what that asks this week, and the answers when they are shared."""
    shared = Scope.RESPONSES in scopes(eyes, dossier_id)
    filled = queries.filled(eyes, dossier_id) if shared else []
    agreed_days = [(one.kind, one.due_on, one.done_on) for one in agreed(eyes, dossier_id)]
    given = []
    for one in queries.given(eyes, dossier_id):
        day = comes(one.moment, agreed_days, eyes.today)
        asked = Given(
            one.asked_on, one.asked_on if not one.moment else day, minutes(whole(one.instrument).questionnaire)
        )
        done = next((row for row in filled if row.request_id == one.id), None)
        moment = MOMENTS[Kind(one.moment)] if one.moment else ""
        given.append({"given": one, "day": day if one.moment else None, "moment": moment, "asked": asked, "done": done})
    phase = course(eyes, dossier_id).phase
    return {
        "given": given,
        "sum": week(eyes, dossier_id, this_week((one["asked"] for one in given), eyes.today, phase)),
        "phase": phase,
        "shared": shared,
        "filled": filled,
    }


def answers(eyes: Eyes, dossier_id: UUID, response_id: UUID, ask: str) -> dict[str, Any]:
    """One finished questionnaire that is shared, and the totals when they are asked for."""
    found = queries.one(eyes, dossier_id, response_id)
    if found is None:
        raise NotThere
    facts_: dict[str, Any] = {"filled": found, "answers": answered(whole(found.instrument), found.answers)}
    facts_["asked"] = ask == "totaal"
    if facts_["asked"]:
        facts_["told"] = totals(queries.filled(eyes, dossier_id, found.instrument.id))
    return facts_
