"""What a mail server got, and the words of health that no mail may have."""

import re
from email import message_from_bytes
from email.policy import default

HEALTH = re.compile(r"burn|ziek|klacht|gezond|coach|zorg|psych|stress|energie|herstel", re.I)


class Post:
    """Keeps what a mail server gets."""

    def __init__(self):
        self.got = []

    async def handle_DATA(self, server, session, envelope):
        self.got.append((envelope.rcpt_tos, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"
