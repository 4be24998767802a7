"""A mail with an answer to an invitation: who sent it, and the calendar in it."""

from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr

from luwte.exchange.ical.reading import LARGEST, Unfit


def opened(data: bytes) -> tuple[str, bytes]:
    """The sender's address and the first calendar part; a bare calendar has no sender. Unfit when there is none."""
    if len(data) > LARGEST:
        raise Unfit("too large")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR":
        return "", data
    try:
        message = message_from_bytes(data, policy=default)
        sender = parseaddr(str(message.get("From", "")))[1].lower()
        for part in message.walk():
            if part.get_content_type() in {"text/calendar", "application/ics"}:
                body = part.get_payload(decode=True)
                if isinstance(body, bytes) and sender:
                    return sender, body
    except Exception as fault:  # mails from anywhere meet every corner of the parser
        raise Unfit("not a mail") from fault
    raise Unfit("no calendar in it")
