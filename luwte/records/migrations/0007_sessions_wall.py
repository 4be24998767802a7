"""Row-level security over the coaching sessions: one's own, whose dossier is guided, and shown by choice."""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "dossier_id IN (SELECT luwte_worked())"
GUIDES = f"{WORKED} AND luwte_role() NOT IN ('coachee', 'member', 'login')"
MINE = "person_id = luwte_person() AND practice_id = luwte_practice()"

POLICIES: dict[str, list[Policy]] = {
    "coachingsession": [("ALL", OWN), ("ALL", WORKED)],
    "sessionpreparation": [("ALL", OWN), ("SELECT", f"shown AND {WORKED}")],
    # The author's own; the house makes the export and the erasure.
    "workingnote": [("ALL", f"author_id = luwte_person() AND {GUIDES}"), ("ALL", "luwte_house()")],
    "agreement": [("SELECT", OWN), ("ALL", GUIDES)],
    "agreementmark": [("ALL", OWN), ("SELECT", f"shown AND {WORKED}")],
    "quietdays": [("ALL", OWN), ("SELECT", WORKED)],
    "absence": [("ALL", "luwte_house()"), ("ALL", f"luwte_role() = 'coach' AND {MINE}")],
    "calendarfeed": [
        ("ALL", "luwte_house()"),
        ("ALL", f"luwte_role() IN ('coach', 'coachee') AND {MINE}"),
        ("SELECT", "luwte_role() = 'guest' AND token_hash = luwte_token()"),
    ],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0006_plans_wall")]
    operations = [Wall("sessions", POLICIES)]
