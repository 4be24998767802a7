"""The notes inside a JPEG (place, time, camera, a small copy), cut out without drawing it anew."""

START, SCAN, COMMENT = b"\xff\xd8", 0xDA, 0xFE
NOTES = frozenset({*range(0xE1, 0xEE), 0xEF, COMMENT})  # not E0 and EE: how to read the colours
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def without_notes(data: bytes) -> bytes:
    """The same picture; as it was when it is no JPEG that can be followed."""
    if not data.startswith(START):
        return data
    kept, at = bytearray(START), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == SCAN:
            return bytes(kept + data[at:])
        if kind in ALONE or kind == 0xFF:
            at += 1 if kind == 0xFF else 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if kind not in NOTES:
            kept += data[at:end]
        at = end
    return data
