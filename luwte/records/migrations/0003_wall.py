"""Row-level security on PostgreSQL: the second wall. A query that forgets its scope finds nothing."""

from django.db import migrations

from luwte.records.engines.walls import Policy, Wall

FUNCTIONS = """
CREATE FUNCTION luwte_role() RETURNS text LANGUAGE sql STABLE AS
  $$ SELECT coalesce(current_setting('luwte.role', true), '') $$;
CREATE FUNCTION luwte_person() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('luwte.person', true), '')::uuid $$;
CREATE FUNCTION luwte_practice() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('luwte.practice', true), '')::uuid $$;
CREATE FUNCTION luwte_dossier() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('luwte.dossier', true), '')::uuid $$;
CREATE FUNCTION luwte_today() RETURNS date LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('luwte.today', true), '')::date $$;
CREATE FUNCTION luwte_house() RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT luwte_role() IN ('clock', 'operator') $$;

-- Own: the coachee's dossier in this window; everything for jobs and operator.
CREATE FUNCTION luwte_own() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT id FROM records_dossier WHERE luwte_house()
  UNION ALL
  SELECT id FROM records_dossier WHERE luwte_role() = 'coachee' AND id = luwte_dossier() AND person_id = luwte_person()
$$;
-- Worked: own, and what a coach or care professional guides today in this practice.
CREATE FUNCTION luwte_worked() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT luwte_own()
  UNION ALL
  SELECT g.dossier_id FROM records_guide g JOIN records_dossier d ON d.id = g.dossier_id
  WHERE luwte_role() IN ('coach', 'care_professional') AND g.role = luwte_role() AND g.person_id = luwte_person()
    AND g.practice_id = luwte_practice() AND d.closed_at IS NULL
    AND g.since <= luwte_today() AND (g.until IS NULL OR g.until > luwte_today())
$$;
-- Known: that a dossier exists; adds one's own elsewhere (account page) and the practice manager.
CREATE FUNCTION luwte_known() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT luwte_worked()
  UNION ALL
  SELECT id FROM records_dossier WHERE luwte_role() IN ('member', 'login') AND person_id = luwte_person()
  UNION ALL
  SELECT id FROM records_dossier WHERE luwte_role() = 'practice_manager' AND practice_id = luwte_practice()
$$;
-- Shared: worked on, and the coachee shares this scope with these eyes today.
CREATE FUNCTION luwte_shared(wanted text) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
SET search_path FROM CURRENT AS $$
  SELECT s.dossier_id FROM records_share s
  WHERE s.party_id = luwte_person() AND s.practice_id = luwte_practice() AND s.scope = wanted AND s.withdrawn_at IS NULL
    AND s.since <= luwte_today() AND (s.until IS NULL OR s.until > luwte_today())
    AND s.dossier_id IN (SELECT luwte_worked())
$$;
CREATE FUNCTION luwte_people() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT AS $$
  SELECT luwte_person()
  UNION ALL
  SELECT person_id FROM records_membership WHERE practice_id = luwte_practice()
  UNION ALL
  SELECT person_id FROM records_dossier WHERE id IN (SELECT luwte_known())
$$;
"""
HOUSE_OR_LOGIN = "(luwte_house() OR luwte_role() = 'login')"
SOMEONE = "luwte_role() NOT IN ('', 'nobody')"
OWN = "dossier_id IN (SELECT luwte_own())"
WORKED = "dossier_id IN (SELECT luwte_worked())"
MANAGER = "luwte_role() = 'practice_manager' AND practice_id = luwte_practice()"
DAYS = "dossier_id IN (SELECT luwte_shared('days'))"

POLICIES: dict[str, list[Policy]] = {
    **{
        table: [("ALL", OWN), ("SELECT", DAYS)]
        for table in ("checkin", "recoverymoment", "energyentry", "diaryimport", "diaryday")
    },
    **{table: [("ALL", OWN)] for table in ("preferences", "shiftstate")},
    **{
        table: [("ALL", WORKED)]
        for table in ("writereceipt", "gaterecord", "trajectory", "phasechange", "evaluationdate", "caseloadmark")
    },
    "caseloadrow": [("ALL", WORKED), ("INSERT", "luwte_role() = 'login'")],
    "share": [("ALL", OWN), ("SELECT", "party_id = luwte_person() AND practice_id = luwte_practice()")],
    "dossier": [("ALL", "id IN (SELECT luwte_known())"), ("ALL", HOUSE_OR_LOGIN)],
    # A manager says who guides a dossier of the practice.
    "guide": [("SELECT", "dossier_id IN (SELECT luwte_known())"), ("ALL", HOUSE_OR_LOGIN), ("ALL", MANAGER)],
    "person": [("ALL", HOUSE_OR_LOGIN), ("SELECT", "id IN (SELECT luwte_people())"), ("UPDATE", "id = luwte_person()")],
    "practice": [("ALL", "luwte_house()"), ("SELECT", f"luwte_role() = 'login' OR {SOMEONE}")],
    "membership": [
        ("ALL", HOUSE_OR_LOGIN),
        ("ALL", MANAGER),
        ("SELECT", "person_id = luwte_person() OR practice_id = luwte_practice()"),
    ],
    "invitation": [
        ("ALL", HOUSE_OR_LOGIN),
        ("ALL", "luwte_role() IN ('coach', 'practice_manager') AND practice_id = luwte_practice()"),
    ],
    "logintoken": [("ALL", HOUSE_OR_LOGIN)],
    "auditevent": [
        ("SELECT", "luwte_house() OR (chain = 'dossier' AND chain_id IN (SELECT luwte_own()))"),
        ("INSERT", SOMEONE),
    ],
    "audithead": [("ALL", SOMEONE)],
    "auditroot": [("ALL", "luwte_house()")],
    "outboxrow": [("ALL", "luwte_house()"), ("INSERT", SOMEONE)],
    "erasure": [("ALL", "luwte_house()")],
}


class Migration(migrations.Migration):
    dependencies = [("records", "0002_tables")]
    operations = [Wall("eyes", POLICIES, FUNCTIONS)]
