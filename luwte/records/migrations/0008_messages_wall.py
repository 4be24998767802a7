"""Row-level security over messages, and over what goes on when someone is away, leaves or stops.

A coachee reads their own messages, a guide the conversation that they are in themselves. A substitute sees that a
dossier exists, its person and its talks (of which the page shows the moment). A coachee changes who
guides only along a proposed transfer. Whoever put a dossier to rest can take it up again.
"""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "luwte_role() IN ('coach', 'care_professional') AND dossier_id IN (SELECT luwte_worked())"
MINE = f"{WORKED} AND guide = luwte_person()"
HERE = "practice_id = luwte_practice()"
MANAGER = f"luwte_role() = 'practice_manager' AND {HERE}"
STAFF = "luwte_role() IN ('coach', 'care_professional', 'practice_manager')"

FUNCTIONS = """
-- Covered: dossiers of a coach for whom these eyes stand in today.
CREATE FUNCTION luwte_covered() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT g.dossier_id FROM records_guide g
  JOIN records_dossier d ON d.id = g.dossier_id
  JOIN records_substitution s ON s.coach_id = g.person_id AND s.practice_id = g.practice_id
  WHERE luwte_role() = 'coach' AND g.role = 'coach' AND d.closed_at IS NULL
    AND g.since <= luwte_today() AND (g.until IS NULL OR g.until > luwte_today())
    AND s.substitute_id = luwte_person() AND s.practice_id = luwte_practice() AND s.ended_at IS NULL
    AND s.since <= luwte_today() AND s.until >= luwte_today()
$$;
-- Rested: what these eyes put to rest themselves, or, for a manager, in this practice.
CREATE FUNCTION luwte_rested() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT dossier_id FROM records_closing
  WHERE undone_at IS NULL AND practice_id = luwte_practice()
    AND (luwte_role() = 'practice_manager'
      OR (luwte_role() IN ('coach', 'care_professional') AND stopped_by = luwte_person()))
$$;
CREATE FUNCTION luwte_moving() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT dossier_id FROM records_transfer WHERE state = 'proposed' AND dossier_id IN (SELECT luwte_own())
$$;
"""
COVERED = "dossier_id IN (SELECT luwte_covered())"

POLICIES: dict[str, list[Policy]] = {
    "message": [("ALL", OWN), ("ALL", MINE)],
    "attachment": [("ALL", OWN), ("ALL", MINE)],
    # What is not sent is for its writer alone.
    "messagedraft": [
        ("ALL", "luwte_house()"),
        ("ALL", f"{OWN} AND NOT by_guide"),
        ("ALL", f"{MINE} AND by_guide"),
    ],
    "office": [
        ("ALL", "luwte_house()"),
        ("ALL", f"{HERE} AND person_id = luwte_person() AND luwte_role() IN ('coach', 'care_professional')"),
        ("SELECT", f"{HERE} AND luwte_role() IN ('coachee', 'coach', 'care_professional', 'practice_manager')"),
    ],
    "substitution": [
        ("ALL", "luwte_house()"),
        ("ALL", MANAGER),
        ("ALL", f"{HERE} AND luwte_role() = 'coach' AND coach_id = luwte_person()"),
        ("SELECT", f"{HERE} AND (substitute_id = luwte_person() OR luwte_role() = 'coachee')"),
    ],
    "transfer": [("ALL", OWN), ("ALL", MANAGER)],
    "closing": [
        ("ALL", "luwte_house()"),
        ("ALL", f"{STAFF} AND {HERE} AND dossier_id IN (SELECT luwte_known())"),
        ("ALL", f"{STAFF} AND {HERE} AND dossier_id IN (SELECT luwte_rested())"),
    ],
    "farewell": [("ALL", "luwte_house()"), ("ALL", MANAGER), ("SELECT", f"{HERE} AND luwte_role() = 'coachee'")],
    "jointinvitation": [
        ("ALL", OWN),
        ("SELECT", "luwte_role() = 'guest' AND token_hash = luwte_token()"),
    ],
    "takenover": [("ALL", WORKED), ("ALL", OWN), ("ALL", "luwte_role() = 'login'")],
    "dossier": [
        ("SELECT", "id IN (SELECT luwte_covered())"),
        ("ALL", "id IN (SELECT luwte_rested())"),
        (
            "SELECT",
            "luwte_role() = 'guest' AND id IN"
            " (SELECT dossier_id FROM records_jointinvitation WHERE token_hash = luwte_token())",
        ),
    ],
    "guide": [
        ("SELECT", COVERED),
        ("ALL", "luwte_role() = 'coachee' AND dossier_id IN (SELECT luwte_moving())"),
    ],
    # Of a talk a substitute's page shows the moment; the sealed row of the list is for who guides.
    "coachingsession": [("SELECT", COVERED)],
    "person": [
        (
            "SELECT",
            "id IN (SELECT person_id FROM records_dossier"
            " WHERE id IN (SELECT luwte_covered()) OR id IN (SELECT luwte_rested()))",
        )
    ],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0007_sessions_wall")]
    operations = [Wall("messages", POLICIES, FUNCTIONS)]
