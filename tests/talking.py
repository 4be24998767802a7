"""Messages for tests: a few to and fro, one with a photo."""

from uuid import uuid4

from luwte.actions import messages
from luwte.exchange.images import reading
from luwte.records.attachments.models import Attachment
from luwte.records.eyes import looking
from tests.sent_along import paper, picture


def send(world, who, text, files=(), at=None, **more):
    """A message between Anna and her coach."""
    eyes = world.eyes(who, at)
    guide = world.care.id if who == "care professional" else world.coach.id
    clean = [reading.clean(data, name) for name, data in files]
    more = {"client_id": uuid4(), **more}
    with looking(eyes):
        return messages.send(eyes, eyes.dossier_id or world.dossier.id, more.pop("guide", guide), text, clean, **more)


def live(world):
    """A conversation with what is odd in it."""
    send(world, "coach", "Hoe was je <week>?\nZie https://voorbeeld.invalid/a?b=1&c=2")
    own = send(world, "coachee", "Rustig & <b>goed</b>", [("tuin <1>.jpg", picture()), ("brief.pdf", paper())])
    with looking(world.eyes("coachee")) as eyes:
        world.attachment = Attachment.objects.filter(message=own).order_by("place").first().id
        messages.draft(eyes, eyes.dossier_id, world.coach.id, "nog <niet>", client_id=uuid4(), base_revision=0)
        messages.draft(eyes, eyes.dossier_id, world.coach.id, "elders", client_id=uuid4(), base_revision=9)
