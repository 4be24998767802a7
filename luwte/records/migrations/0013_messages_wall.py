"""Row-level security over messages, and over what goes on when someone is away, leaves or stops.

A coachee reads their own messages, a guide the conversation that they are in themselves. A substitute sees that a
dossier exists, its person and its row of the list (of which the page shows the appointments). A coachee changes who
guides only along a proposed transfer. Whoever put a dossier to rest can take it up again.
"""

from django.db import migrations

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

POLICIES: dict[str, list[tuple[str, str]]] = {
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
}


POLICIES |= {
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
}
# On tables that have a wall already.
MORE = {
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
    "caseloadrow": [("SELECT", COVERED)],
    "person": [
        (
            "SELECT",
            "id IN (SELECT person_id FROM records_dossier"
            " WHERE id IN (SELECT luwte_covered()) OR id IN (SELECT luwte_rested()))",
        )
    ],
}


def raise_wall(apps, schema_editor):
    """A policy for each table and command."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTIONS)
    for table, policies in MORE.items():
        for number, (command, condition) in enumerate(policies):
            schema_editor.execute(
                f"CREATE POLICY eyes_hands_{number} ON records_{table} FOR {command} USING ({condition})"
            )
    for table, policies in POLICIES.items():
        schema_editor.execute(f"ALTER TABLE records_{table} ENABLE ROW LEVEL SECURITY")
        for number, (command, condition) in enumerate(policies):
            clause = f"WITH CHECK ({condition})" if command == "INSERT" else f"USING ({condition})"
            schema_editor.execute(f"CREATE POLICY eyes_{number} ON records_{table} FOR {command} {clause}")


class Migration(migrations.Migration):
    dependencies = [("records", "0012_messages")]
    operations = [migrations.RunPython(raise_wall, migrations.RunPython.noop, hints={"store": "default"})]
