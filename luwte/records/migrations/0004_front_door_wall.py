"""Row-level security over the tables of the front door; a guest sees what their link is for."""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

FUNCTION = """
CREATE FUNCTION luwte_token() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('luwte.token', true), '') $$;
"""
SOMEONE = "luwte_role() NOT IN ('', 'nobody', 'guest')"
OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "dossier_id IN (SELECT luwte_worked())"
GUIDES = f"{WORKED} AND luwte_role() NOT IN ('coachee', 'member', 'login')"
HERE = "practice_id = luwte_practice()"
MANAGER = f"luwte_role() = 'practice_manager' AND {HERE}"


def shared(scope):
    """What a guide sees because the coachee shares it."""
    return f"dossier_id IN (SELECT luwte_shared('{scope}'))"


POLICIES: dict[str, list[Policy]] = {
    # The manager may set up the own practice.
    "practice": [("UPDATE", "luwte_role() = 'practice_manager' AND id = luwte_practice()")],
    # The link of an orientation shows its own dossier's existence, and whose practice asks.
    "dossier": [
        (
            "SELECT",
            "luwte_role() = 'guest' AND id IN"
            " (SELECT dossier_id FROM records_orientation WHERE token_hash = luwte_token())",
        )
    ],
    # With the intake shared a coach may also fill it in together with the coachee.
    "intakechunk": [("ALL", OWN), ("ALL", shared("intake"))],
    "topicticks": [("ALL", WORKED)],
    "contacts": [("ALL", OWN), ("ALL", WORKED)],
    "acquaintance": [("ALL", WORKED)],
    "distressrecord": [("ALL", GUIDES)],
    "conflictnote": [("ALL", GUIDES)],
    "sessionfeeling": [("ALL", OWN), ("SELECT", shared("session_feeling"))],
    "approachreview": [
        ("ALL", OWN),
        ("SELECT", shared("approach")),
        ("ALL", f"side = 'coach' AND {WORKED} AND luwte_role() <> 'coachee'"),
    ],
    "orientation": [
        ("ALL", OWN),
        ("SELECT", f"state = 'released' AND {WORKED}"),
        ("ALL", "luwte_role() = 'guest' AND token_hash = luwte_token()"),
    ],
    "instrument": [
        ("ALL", "luwte_house()"),
        ("ALL", MANAGER),
        ("SELECT", f"{SOMEONE} AND {HERE}"),
        ("INSERT", f"luwte_role() IN ('coach', 'care_professional') AND {HERE}"),
    ],
    "instrumentrequest": [("ALL", WORKED)],
    "response": [("ALL", OWN), ("SELECT", shared("responses"))],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0003_wall")]
    operations = [Wall("front_door", POLICIES, FUNCTION)]
