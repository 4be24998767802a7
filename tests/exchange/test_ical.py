"""iCalendar: what goes out parses back equal, clocks right over both changes; what comes in is read with care."""

from datetime import UTC, date, datetime, timedelta
from io import StringIO
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from luwte.exchange.ical.mail import opened
from luwte.exchange.ical.reading import Answer, Unfit, busy, reply
from luwte.exchange.ical.writing import Days, Event, Person, cancel, publish, request

ZONE = ZoneInfo("Europe/Amsterdam")
HOUSE, ANNA = Person("luwte@voorbeeld.invalid", "De Haven"), Person("anna@voorbeeld.invalid", 'Anna "A" ; Visser')
START = datetime(2027, 3, 26, 9, tzinfo=UTC)
UID = "0a0b0c0d-0000-4000-8000-000000000001"
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60).map(str.strip)


def event(**more):
    return Event(
        **{
            "uid": UID,
            "sequence": 0,
            "start": START,
            "end": START + timedelta(hours=1),
            "zone": "Europe/Amsterdam",
            "title": "Afspraak",
            "changed": START,
            **more,
        }
    )


def only(data):
    (found,) = Calendar.from_ical(data).walk("VEVENT")
    return found


@given(moments, st.integers(20, 90), st.sampled_from(["Europe/Amsterdam", "Europe/Brussels", "UTC"]), words, words)
def test_an_invitation_parses_back_equal(start, minutes, zone, title, place):
    made = event(start=start, end=start + timedelta(minutes=minutes), zone=zone, title=title, place=place)
    found = only(request(made, HOUSE, ANNA))
    assert found["DTSTART"].dt.astimezone(UTC) == start
    assert found["DTEND"].dt.astimezone(UTC) == start + timedelta(minutes=minutes)
    assert (str(found["SUMMARY"]), str(found.get("LOCATION", ""))) == (title, place)
    assert (str(found["UID"]), found["SEQUENCE"]) == (UID, 0)
    assert str(found["ATTENDEE"]) == "mailto:anna@voorbeeld.invalid"


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Europe/Brussels"])
def test_the_written_clock_is_right_over_both_changes(zone):
    """Read by another library, hour by hour around each change of four years."""
    text = publish([event(zone=zone)]).decode().replace("\r\n ", "")
    clock = tzical(StringIO(text)).get(zone)
    for year in range(2026, 2030):
        for month in (3, 10):
            at = datetime(year, month, 23, tzinfo=UTC)
            for _hour in range(24 * 10):
                there = at.astimezone(clock)
                assert there.replace(tzinfo=None) == at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
                at += timedelta(hours=1)


def test_method_id_and_status():
    for write, method, status in ((request, "REQUEST", "CONFIRMED"), (cancel, "CANCEL", "CANCELLED")):
        data = write(event(sequence=3), HOUSE, ANNA)
        assert Calendar.from_ical(data)["METHOD"] == method
        found = only(data)
        assert (found["STATUS"], found["SEQUENCE"], found["CLASS"]) == (status, 3, "PRIVATE")
        assert b"\r\n" in data


def test_a_feed_holds_them_all_and_may_be_empty():
    data = publish([event(), event(uid="b", point=(52.1, 5.1), url="https://x.invalid/", text="Neem een jas mee.")])
    found = Calendar.from_ical(data).walk("VEVENT")
    assert [str(one["UID"]) for one in found] == [UID, "b"]
    assert "GEO:52.1;5.1" in data.decode()
    assert Calendar.from_ical(publish([])).walk("VEVENT") == []


def file(*lines, method="PUBLISH"):
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *lines, "END:VCALENDAR"]).encode()


def vevent(*lines):
    return ["BEGIN:VEVENT", "UID:x", "DTSTAMP:20260101T000000Z", *lines, "END:VEVENT"]


def taken(*lines, days=60):
    first = datetime(2027, 3, 1, tzinfo=UTC)
    return busy(file(*vevent(*lines)), first, first + timedelta(days=days), ZONE)


def test_busy_times_of_every_writing():
    hour = timedelta(hours=1)
    at = datetime(2027, 3, 10, 9, tzinfo=UTC)
    assert taken("DTSTART:20270310T090000Z", "DTEND:20270310T100000Z") == [(at, at + hour)]
    assert taken("DTSTART:20270310T100000", "DURATION:PT1H") == [(at, at + hour)]
    assert taken("DTSTART;TZID=Europe/Amsterdam:20270310T100000", "DTEND;TZID=Europe/Amsterdam:20270310T110000") == [
        (at, at + hour)
    ]
    day = datetime(2027, 3, 9, 23, tzinfo=UTC)
    assert taken("DTSTART;VALUE=DATE:20270310") == [(day, day + timedelta(days=1))]


def test_a_repeated_appointment_keeps_its_wall_clock():
    found = taken(
        "DTSTART;TZID=Europe/Amsterdam:20270301T100000",
        "DTEND;TZID=Europe/Amsterdam:20270301T110000",
        "RRULE:FREQ=WEEKLY;UNTIL=20270412T220000Z",
        "EXDATE;TZID=Europe/Amsterdam:20270315T100000",
    )
    days = [start.astimezone(ZONE) for start, _end in found]
    assert [day.hour for day in days] == [10] * 6
    assert [day.day for day in days] == [1, 8, 22, 29, 5, 12]


@pytest.mark.parametrize("extra", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED"])
def test_what_is_free_takes_nothing(extra):
    assert taken("DTSTART:20270310T090000Z", "DTEND:20270310T100000Z", extra) == []


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("DTSTART:20270310T090000Z", "DTEND:20270309T090000Z"),
        ("DTSTART:20270310T090000Z", "DTEND:99991231T235959Z"),
        ("DTSTART:00010101T000000Z", "DTEND:00010101T010000Z"),
        ("DTSTART:20270310T090000Z", "DURATION:PT1H", "RRULE:FREQ=SECONDLY"),
        ("DTSTART:straks",),
        ("DTSTART:20270310T090000Z", "RRULE:FREQ=NOOIT"),
    ],
)
def test_what_cannot_be_read_takes_nothing_and_breaks_nothing(lines):
    assert taken(*lines) == []


@pytest.mark.parametrize("data", [b"", b"hallo", b"\x00" * 50, b"BEGIN:VEVENT\r\nEND:VEVENT", b"x" * 5_000_001])
def test_no_calendar_is_refused(data):
    with pytest.raises(Unfit):
        busy(data, START, START + timedelta(days=9), ZONE)


def test_more_than_a_calendar_holds_is_refused():
    def one(n):
        at = f"202703{n % 28 + 1:02}T{n % 24:02}{n // 24 % 60:02}00Z"
        return vevent(f"DTSTART:{at}", f"DURATION:PT{n % 50 + 1}M")

    lines = [line for n in range(2100) for line in one(n)]
    with pytest.raises(Unfit):
        busy(file(*lines), datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 4, 1, tzinfo=UTC), ZONE)


def answered(partstat="ACCEPTED", uid=UID, who="ATTENDEE", method="REPLY", mail="anna@voorbeeld.invalid"):
    lines = ["BEGIN:VEVENT", f"UID:{uid}", "SEQUENCE:2", f"{who};PARTSTAT={partstat}:MAILTO:{mail}", "END:VEVENT"]
    return file(*lines, method=method)


def test_an_answer():
    found = reply(answered("DECLINED"))
    assert (found.uid, found.sequence, found.email) == (UUID(UID), 2, "anna@voorbeeld.invalid")
    assert found.answer is Answer.DECLINED


@pytest.mark.parametrize(
    "data",
    [
        answered("MISSCHIEN"),
        answered(uid="geen"),
        answered(who="CONTACT"),
        answered(method="REQUEST"),
        file(method="REPLY"),
        answered().replace(b"SEQUENCE:2", b"ATTENDEE:mailto:b@voorbeeld.invalid"),
    ],
)
def test_what_is_no_answer(data):
    with pytest.raises(Unfit):
        reply(data)


def test_a_mail_is_opened():
    assert opened(answered()) == ("", answered())
    mail = b"From: Anna <Anna@Voorbeeld.invalid>\r\nContent-Type: text/calendar; method=REPLY\r\n\r\n" + answered()
    assert opened(mail) == ("anna@voorbeeld.invalid", answered())


@pytest.mark.parametrize(
    "data", [b"", b"From: a@b.invalid\r\n\r\nhallo", b"x" * 5_000_001, b"Content-Type: text/calendar\r\n\r\n"]
)
def test_a_mail_without_a_sender_or_a_calendar(data):
    with pytest.raises(Unfit):
        opened(data)


def test_whole_days_end_on_the_day_after_and_keep_nobody_busy():
    leap = Days("a-1", date(2028, 2, 28), date(2028, 2, 29), "Iets om na te kijken", START, "https://luwte.invalid/x/")
    file = Calendar.from_ical(publish([], "x", [leap, Days("a-2", leap.first, leap.first, "y", START)]))
    made, other = file.walk("VEVENT")
    assert (made["dtstart"].dt, made["dtend"].dt) == (date(2028, 2, 28), date(2028, 3, 1))
    assert (str(made["summary"]), str(made["transp"])) == ("Iets om na te kijken", "TRANSPARENT")
    assert (other["dtend"].dt, "url" in other) == (date(2028, 2, 29), False)
