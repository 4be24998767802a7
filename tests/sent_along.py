"""Files as people send them: a photo with its place in it, a PDF with an author, a script and a file inside."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

MARK = "zqplaats-52.0907"  # stands in every note that must not come along


def exif(orientation=1):
    notes = Image.Exif()
    notes[0x010E] = MARK
    notes[0x0112] = orientation
    notes.get_ifd(0x8825)[29] = MARK
    return notes


def jpeg(size=(60, 40), orientation=1, noise=40):
    out = BytesIO()
    Image.effect_noise(size, noise).convert("RGB").save(out, "JPEG", exif=exif(orientation), comment=MARK.encode())
    return out.getvalue()


def picture(form="JPEG", size=(60, 40)):
    if form == "JPEG":
        return jpeg(size)
    out = BytesIO()
    more = {"exif": exif()}
    if form == "PNG":
        more["pnginfo"] = PngInfo()
        more["pnginfo"].add_text("Comment", MARK)
    Image.effect_noise(size, 40).convert("RGB").save(out, form, **more)
    return out.getvalue()


def paper():
    writer = PdfWriter()
    for _ in range(2):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": MARK, "/Title": MARK})
    script = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    )
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(script)
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): writer._add_object(script)})
    writer.add_attachment("bijlage.txt", MARK.encode())
    writer.add_annotation(0, Link(url=f"https://voorbeeld.invalid/{MARK}", rect=(9, 9, 99, 99)))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
