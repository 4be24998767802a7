"""The payment code: a QR picture that a banking app reads (EPC069-12), as SVG for paper and page."""

import io

from luwte.rules.payments import code


def picture(name: str, iban: str, cents: int, remittance: str) -> bytes:
    """The code as an SVG file, error correction M as the standard asks."""
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.image.svg import SvgPathFillImage

    made = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=2, image_factory=SvgPathFillImage)
    made.add_data(code(name, iban, cents, remittance).encode())
    made.make(fit=True)
    out = io.BytesIO()
    made.make_image().save(out)
    return out.getvalue()
