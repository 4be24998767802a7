"""How an invoice is paid: the structured reference of Belgium, and the text of the payment code (EPC069-12)."""

import re

REMITTANCE_MOST, NAME_MOST = 140, 70


def structured(year: int, number: int) -> str:
    """The reference that Belgian banks check: ten digits and their rest by 97, as +++123/4567/89012+++."""
    base = f"{year % 10_000:04d}{number % 1_000_000:06d}"
    digits = base + f"{int(base) % 97 or 97:02d}"
    return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"


def code(name: str, iban: str, cents: int, remittance: str) -> str:
    """What a banking app reads from the picture: version 2, without BIC, with a free remittance text."""
    if not 1 <= cents <= 99_999_999_999:
        raise ValueError("the code holds one cent to 999,999,999.99 euros")
    amount = f"EUR{cents // 100}.{cents % 100:02d}"
    lines = ("BCD", "002", "1", "SCT", "", _bare(name)[:NAME_MOST], iban.replace(" ", ""), amount, "", "")
    return "\n".join((*lines, _bare(remittance)[:REMITTANCE_MOST]))


def _bare(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
