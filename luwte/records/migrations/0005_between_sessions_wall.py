"""Row-level security over what lies between the sessions: own, given by who guides, shown by choice per piece."""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

SOMEONE = "luwte_role() NOT IN ('', 'nobody', 'guest')"
OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "dossier_id IN (SELECT luwte_worked())"
HERE = "practice_id = luwte_practice()"

COACH = f"luwte_role() = 'coach' AND {HERE}"

POLICIES: dict[str, list[Policy]] = {
    "assignment": [("ALL", OWN), ("ALL", WORKED)],
    "piecework": [("ALL", OWN), ("SELECT", f"shown AND {WORKED}")],
    "dayroom": [("ALL", OWN)],
    "wentwell": [("ALL", OWN)],
    "adaptation": [
        ("ALL", "luwte_house()"),
        ("ALL", f"luwte_role() = 'practice_manager' AND {HERE}"),
        ("SELECT", f"{SOMEONE} AND {HERE}"),
        # A coach who reviewed a copy publishes it or gives it back; writing one stays with the practice manager.
        (
            "UPDATE",
            f"{COACH} AND state IN ('review', 'published')",
            f"{COACH} AND state IN ('draft', 'review', 'published', 'earlier')",
        ),
    ],
    "pieceversion": [("SELECT", SOMEONE), ("INSERT", SOMEONE)],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0004_front_door_wall")]
    operations = [Wall("between_sessions", POLICIES)]
