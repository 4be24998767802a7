"""Row-level security over offers, invoices and billing. A payer sees the offer of their link; the book is the practice's."""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

HERE = "practice_id = luwte_practice()"
OWN = "dossier_id IN (SELECT luwte_own())"
COACH = "luwte_role() = 'coach'"
MANAGER = f"luwte_role() = 'practice_manager' AND {HERE}"
LINK = "luwte_role() = 'guest' AND token_hash = luwte_token()"

POLICIES: dict[str, list[Policy]] = {
    # The link of an offer shows that its dossier exists.
    "dossier": [
        (
            "SELECT",
            "luwte_role() = 'guest' AND id IN (SELECT dossier_id FROM records_offer WHERE token_hash = luwte_token())",
        )
    ],
    "billingsettings": [("ALL", "luwte_house()"), ("ALL", MANAGER), ("SELECT", HERE)],
    "counter": [("ALL", "luwte_house()"), ("ALL", MANAGER), ("ALL", f"{COACH} AND {HERE}")],
    # Own: the coachee, and the house. A coach: what they guide; a care professional and a manager read no offer.
    "offer": [
        ("ALL", OWN),
        ("ALL", f"{COACH} AND dossier_id IN (SELECT luwte_worked())"),
        ("ALL", f"{LINK} AND kind = 'offer'"),
    ],
    # No dossier: the book outlives it. What is about a dossier that is gone is the manager's alone.
    "invoice": [
        ("ALL", "luwte_house()"),
        ("ALL", MANAGER),
        ("ALL", f"{COACH} AND {HERE} AND about IN (SELECT luwte_worked())"),
        ("SELECT", "luwte_role() = 'coachee' AND state = 'issued' AND about IN (SELECT luwte_own())"),
    ],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0008_messages_wall")]
    operations = [Wall("offers", POLICIES)]
