"""`luwte calendar`: the law's dates from a first sick day (NL) or a first day back (BE); `replies`: answers."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

DAY = {"type": "string", "format": "date"}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The law's dates around sick leave",
    "type": "object",
    "required": ["outcome", "country", "dates", "notes"],
    "properties": {
        "outcome": {"enum": ["dated", "refused"]},
        "why": {"type": "string"},
        "country": {"enum": ["NL", "BE"]},
        "counted_from": {"enum": ["first_sick_day", "resumption"]},
        "check_with": {"type": "string"},
        "checked": DAY,
        "source": {"type": "string"},
        "dates": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["key", "number", "first", "last", "who", "what"],
                "properties": {
                    "key": {"type": "string"},
                    "number": {"type": "integer", "minimum": 1},
                    "first": DAY,
                    "last": DAY,
                    "who": {"type": "string"},
                    "what": {"type": "string"},
                },
            },
        },
        "notes": {
            "type": "array",
            "items": {"type": "object", "required": ["key", "what", "verify"]},
        },
    },
}
YEARS = 2
SAID = {
    "kept": "Bewaard.",
    "old": "Een antwoord op een eerdere versie, of op een afspraak die voorbij is. Niets veranderd.",
    "stranger": "Van iemand anders dan de genodigde. Niet aangenomen.",
    "unknown": "Bij geen afspraak hier. Niet aangenomen.",
    "unfit": "Geen antwoord op een uitnodiging. Niet aangenomen.",
}
app = typer.Typer(invoke_without_command=True)


@app.callback()
def calendar(
    context: typer.Context,
    country: Annotated[str, typer.Option("--country", help="NL of BE.")] = "NL",
    first_sick_day: Annotated[str, typer.Option("--first-sick-day", help="De eerste ziektedag (JJJJ-MM-DD).")] = "",
    resumption: Annotated[str, typer.Option("--resumption", help="BE: de eerste dag weer aan het werk.")] = "",
    today: Annotated[str, typer.Option("--today", help="Reken alsof het deze dag is.")] = "",
    language: Annotated[str, typer.Option("--language", help="nl of en.")] = "nl",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema.")] = False,
) -> None:
    """Lay out the law's dates as ranges, to check with whoever knows the case. Exit 1: refused, with the reason."""
    if context.invoked_subcommand:
        return
    if schema:
        print(json.dumps(SCHEMA, ensure_ascii=False, indent=2))
        return
    if country not in ("NL", "BE"):
        raise typer.BadParameter("NL of BE.", param_hint="--country")
    days = {"first_sick_day": _day(first_sick_day), "resumption": _day(resumption)}
    if days["first_sick_day"] is None and (country == "NL" or days["resumption"] is None):
        raise typer.BadParameter("Geef een dag als 2027-01-14.", param_hint="--first-sick-day")
    told = _told(country, days, _day(today) or _today(), language)
    if as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _say(told)
    raise typer.Exit(1 if told["outcome"] == "refused" else 0)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text}: schrijf een dag als 2027-01-14.") from None


def _told(country: str, days: dict[str, date | None], today: date, language: str) -> dict[str, Any]:
    from luwte.library.calendars import calendar as file_of
    from luwte.library.holidays import public
    from luwte.rules.calendar import cannot, dates

    file = file_of(country)
    told: dict[str, Any] = {
        "outcome": "dated",
        "country": country,
        "counted_from": file.anchor.value,
        "check_with": file.check_with.in_(language),
        "checked": file.checked.isoformat(),
        "source": file.source,
        "dates": [],
        "notes": [{"key": n.key, "what": n.what.in_(language), "verify": n.verify} for n in file.notes],
    }
    anchor = days[file.anchor.value]
    if anchor is None:
        return told
    if wrong := cannot(file.anchor, anchor, file.last_week, today):
        return told | {"outcome": "refused", "why": wrong.value}
    try:
        holidays = public(country, range(anchor.year - 1, anchor.year + YEARS))
        found = dates(file.values(), anchor, holidays)
    except (OverflowError, ValueError):
        return told | {"outcome": "refused", "why": "no calendar goes so far"}
    return told | {"dates": [_one(one, file.step(one.key), language) for one in found]}


def _one(one: Any, text: Any, language: str) -> dict[str, Any]:
    return {
        "key": one.key,
        "number": one.number,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
        "who": text.who.in_(language),
        "what": text.what.in_(language),
    }


def _today() -> date:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def _say(told: dict[str, Any]) -> None:
    out = Console()
    if "why" in told:
        out.print(told["why"])
    for one in told["dates"]:
        out.print(f"{one['first']} – {one['last']}  {one['who']}: {one['what']}")
    for note in told["notes"]:
        out.print(f"· {note['what']}")
    out.print(told["check_with"])


@app.command("replies")
def replies(
    file: Annotated[str, typer.Argument(help="Een .ics- of .eml-bestand, of een Maildir; leeg: de ingestelde.")] = "",
) -> None:
    """Read what calendars answered to invitations. Exit 1: at least one was not taken (stranger, unknown, unfit)."""
    from luwte.cli.house import wake

    wake()
    from django.conf import settings

    place = Path(file or settings.CALENDAR_MAILBOX)
    if not (file or settings.CALENDAR_MAILBOX) or not place.exists():
        raise typer.BadParameter("Dit bestand of deze map is er niet.", param_hint="FILE")
    found = [_answered(data) for data in _mails(place)]
    for one in found:
        Console().print(SAID[one])
    raise typer.Exit(0 if set(found) <= {"kept", "old"} else 1)


def _mails(place: Path) -> Iterator[bytes]:
    """One file, or what is new in a Maildir: each is marked as read there."""
    import mailbox

    if place.is_file():
        yield place.read_bytes()
        return
    box = mailbox.Maildir(place, create=False)
    for key in list(box.keys()):
        message = box.get_message(key)
        if message.get_subdir() == "new":
            yield box.get_bytes(key)
            message.set_subdir("cur")
            message.add_flag("S")
            box[key] = message


def _answered(data: bytes) -> str:
    from django.utils import timezone

    from luwte.actions.calendars import Told, answered
    from luwte.exchange.ical.mail import opened
    from luwte.exchange.ical.reading import Unfit
    from luwte.records.eyes import looking, operator

    try:
        sender, calendar = opened(data)
    except Unfit:
        return Told.UNFIT.value
    with looking(operator(timezone.now(), access_point="cli.replies")) as eyes:
        return answered(eyes, calendar, sender).value
