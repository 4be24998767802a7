"""Every address x every role: an address without a row fails; a stranger gets the 404 of what is not there."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from luwte.actions import adaptations
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.people.models import Person
from tests import filling, talking
from tests.building import a_talk, billed, bring, fill_in, now

ROLES = (
    "nobody",
    "coachee",
    "other coachee",
    "coach",
    "former coach",
    "coach elsewhere",
    "manager",
    "care professional",
    "member",  # logged in, with no dossier and no work anywhere
)
EVERYONE = dict.fromkeys(ROLES, 200)
MEMBERS = {**EVERYONE, "nobody": 302}
NOT_THERE = dict.fromkeys(ROLES, 404) | {"nobody": 302}
# The coach here is a coachee elsewhere: pages about own days show them their own, in the other practice.
OWN_DAYS = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200, "other coachee": 200, "coach": 200}
COACHES = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coach": 200, "former coach": 200, "coach elsewhere": 200}
MANAGERS = dict.fromkeys(ROLES, 404) | {"nobody": 302, "manager": 200}
CARE = dict.fromkeys(ROLES, 404) | {"nobody": 302, "care professional": 200}
ANNA = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200}
HERE = ANNA | {"other coachee": 200}
ANNA_FOR_HER_COACH = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coach": 200}


GUIDING = (
    "gate",
    "gate_situation",
    "gate_talk",
    "gate_talk_part",
    "gate_doctor",
    "gate_news",
    "acquaintance",
    "distress",
    "conflict",
    "messages",
    "given",
    "give",
    "find",
)


PLANNING = ("sessions", "session_plan", "session_proposal", "session_new")
AROUND = ("session", "session_move", "session_rest", "session_off", "session_card", "session_notes")
ADAPTED = COACHES | {"coach elsewhere": 404}
ADAPTING = ("contents", "bring", "files", "one", "edit", "read", "differs", "file")
ADAPTING_ACTS = ("start", "beside", "offer", "review", "away", "withdraw")
PLAN_PAGES = ("plan", "plan_part", "plan_versions", "plan_paper", "phase")
PLAN_ACTS = ("plan_lay", "plan_agree", "plan_undo", "plan_uncomment", "phase_undo", "phase_propose", "phase_answer")
PLAN_NOT_THERE = ("plan_comment", "plan_paper_of")  # a word is posted; a version that was never laid
SIDES = ("coach", "coachee")


def shifted(table, **codes):
    return {role: codes.get(f"c{code}", code) for role, code in table.items()}


TABLE = {
    "public:front": shifted(EVERYONE, c200=302) | {"nobody": 200},
    "public:help": EVERYONE,
    "public:begin": EVERYONE,
    "public:begin_country": EVERYONE,
    "account:login": EVERYONE,
    "account:code": EVERYONE,
    "account:held": dict.fromkeys(ROLES, 405),
    "account:link": EVERYONE,
    "account:invitation": dict.fromkeys(ROLES, 410),
    "account:logout": dict.fromkeys(ROLES, 302),
    "account:home": dict.fromkeys(ROLES, 302),
    "account:overview": MEMBERS,
    "account:second_key": MEMBERS,
    "account:choose": dict.fromkeys(ROLES, 405),
    "public:look": EVERYONE,
    "public:page": EVERYONE,
    "coachee:review": OWN_DAYS,
    "coachee:review_show": shifted(OWN_DAYS, c200=405),
    "coachee:before": OWN_DAYS,
    "coachee:diaries": OWN_DAYS,
    "coachee:diary": dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200},
    "coachee:diary_progress": dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200},
    "coachee:diary_undo": shifted(OWN_DAYS, c200=405),
    "coachee:more": OWN_DAYS,
    "coachee:search": OWN_DAYS,
    "coachee:preferences": OWN_DAYS,
    "coachee:awake": shifted(OWN_DAYS, c200=405),
    "coachee:today": OWN_DAYS,
    "coachee:check_in": OWN_DAYS,
    "coachee:check_in_day": OWN_DAYS,
    "coachee:check_in_undo": shifted(OWN_DAYS, c200=405),
    "coachee:recovery_moment": OWN_DAYS,
    "coachee:recovery_moment_away": shifted(OWN_DAYS, c200=405),
    "coachee:energy_entry": OWN_DAYS,
    "coachee:energy_entry_away": shifted(OWN_DAYS, c200=405),
    "coachee:breathing": OWN_DAYS,
    "coachee:days": OWN_DAYS,
    "coachee:intake": OWN_DAYS,
    "coachee:intake_answers": OWN_DAYS,
    "coachee:intake_younger": OWN_DAYS,
    "coachee:intake_paper": OWN_DAYS,
    "coachee:intake_chunk": OWN_DAYS,
    "coachee:intake_undo": shifted(OWN_DAYS, c200=405),
    "coachee:intake_choose": shifted(OWN_DAYS, c200=405),
    "coachee:who_sees_what": OWN_DAYS,
    "coachee:share_give": dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200, "other coachee": 200},
    "coachee:share_undo": shifted(OWN_DAYS, c200=405),
    "coachee:share_receipt": dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200},
    "coachee:share_receipt_file": dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200},
    "coachee:share_receipt_fhir": dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200},
    "coachee:trajectory": OWN_DAYS,
    "coachee:acquaintance": OWN_DAYS,
    **{f"coachee:{name}": OWN_DAYS for name in PLAN_PAGES},
    **{f"coach:{name}": ANNA_FOR_HER_COACH for name in PLAN_PAGES},
    **{f"coachee:{name}": shifted(OWN_DAYS, c200=405) for name in PLAN_ACTS},
    **{f"coach:{name}": shifted(COACHES, c200=405) for name in PLAN_ACTS},
    **{f"{side}:{name}": dict.fromkeys(ROLES, 404) | {"nobody": 302} for side in SIDES for name in PLAN_NOT_THERE},
    "coachee:orientation": OWN_DAYS,
    "coachee:orientation_show": shifted(OWN_DAYS, c200=405),
    "coachee:orientation_away": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "coachee:feeling": OWN_DAYS,
    "coachee:feeling_day": OWN_DAYS,
    "coachee:feeling_undo": shifted(OWN_DAYS, c200=405),
    "coachee:approach": OWN_DAYS,
    "coachee:approach_ask": shifted(OWN_DAYS, c200=405),
    "coachee:approach_undo": shifted(OWN_DAYS, c200=405),
    "coachee:day_room": shifted(OWN_DAYS, c200=405),
    "coachee:day_room_undo": shifted(OWN_DAYS, c200=405),
    "coachee:programme": OWN_DAYS,
    "coachee:take": OWN_DAYS,
    "coachee:put_back": shifted(OWN_DAYS, c200=405),
    "coachee:went_well": OWN_DAYS,
    "coachee:went_well_away": shifted(OWN_DAYS, c200=405),
    "coachee:questionnaires": OWN_DAYS,
    "coachee:questionnaire": HERE,
    "coachee:questionnaire_totals": ANNA,
    "coachee:questionnaire_bring": HERE,
    "coachee:response": shifted(ANNA, c200=302),
    "coachee:response_screen": ANNA,
    "coachee:response_all": ANNA,
    "coachee:response_finish": ANNA,
    "coachee:response_answers": ANNA,
    "coachee:response_file": ANNA,
    "coachee:response_undo": shifted(OWN_DAYS, c200=405),
    "coachee:response_away": ANNA,
    "coachee:messages": OWN_DAYS,
    "coachee:conversation": HERE,
    "coachee:message_drop": shifted(OWN_DAYS, c200=405),
    "coachee:message_back": shifted(OWN_DAYS, c200=405),
    "coachee:attachment": ANNA,
    "coachee:transfer": OWN_DAYS,
    "coachee:farewell": OWN_DAYS,
    "coachee:joint": OWN_DAYS,
    "coachee:joint_away": shifted(OWN_DAYS, c200=405),
    "guest:joint": dict.fromkeys(ROLES, 410),
    "coach:substitutes": COACHES,
    "coach:stand_in": COACHES,
    "coach:at_rest": COACHES,
    "coach:stop": ANNA_FOR_HER_COACH,
    "coach:bring": COACHES,
    "coach:bring_undo": shifted(COACHES, c200=405),
    "practice:substitutes": MANAGERS,
    "practice:farewell": MANAGERS,
    "practice:transfer": shifted(MANAGERS, c200=405),
    "practice:stop": MANAGERS,
    "practice:at_rest": MANAGERS,
    "coachee:pieces": OWN_DAYS,
    "coachee:piece": OWN_DAYS,
    "coachee:piece_card": OWN_DAYS,
    "coachee:sessions": OWN_DAYS,
    "coachee:quiet_days": OWN_DAYS,
    "coachee:calendar_feed": OWN_DAYS,
    "coachee:session": ANNA,
    "coachee:session_prepare": ANNA,
    "coachee:session_ask": ANNA,
    "coachee:agreement_mark": shifted(OWN_DAYS, c200=405),
    "coach:week": COACHES,
    "coach:absences": COACHES,
    "coach:absence_away": shifted(COACHES, c200=405),
    "coach:calendar_feed": COACHES,
    **{f"coach:{name}": ANNA_FOR_HER_COACH for name in (*PLANNING, *AROUND)},
    "feed:calendar": dict.fromkeys(ROLES, 404),
    "coach:content_contents": COACHES,
    # A coach reads what is adapted here; elsewhere nothing is.
    **{f"coach:content_{name}": ADAPTED for name in ("one", "differs")},
    "coach:content_read": COACHES,
    "coach:content_review": shifted(COACHES, c200=405),
    **{f"practice:content_{name}": MANAGERS for name in ADAPTING},
    **{f"practice:content_{name}": shifted(MANAGERS, c200=405) for name in ADAPTING_ACTS},
    "practice:content_upgrade": shifted(MANAGERS, c200=302),
    "coach:instruments": COACHES,
    "coach:instrument_bring": COACHES,
    "coach:questionnaires": ANNA_FOR_HER_COACH,
    "coach:questionnaire_withdraw": shifted(COACHES, c200=405),
    "coach:response": ANNA_FOR_HER_COACH,
    "coach:moments": ANNA_FOR_HER_COACH,
    "coach:moment": shifted(COACHES, c200=405),
    "coach:approach": ANNA_FOR_HER_COACH,
    "coach:approach_ask": shifted(COACHES, c200=405),
    "coach:approach_undo": shifted(COACHES, c200=405),
    "coach:invoices": COACHES,
    "coach:sessions_export": COACHES,
    **dict.fromkeys(("coach:invoice", "coach:invoice_pdf", "coach:invoice_ubl"), ANNA_FOR_HER_COACH),
    **dict.fromkeys(("coach:papers", "coach:paper", "coach:paper_pdf", "coach:invoice_new"), ANNA_FOR_HER_COACH),
    **dict.fromkeys(("coach:agreement", "coach:offer"), ANNA_FOR_HER_COACH),
    "coachee:papers": OWN_DAYS,
    **dict.fromkeys(("coachee:paper", "coachee:paper_pdf", "coachee:invoice"), ANNA),
    **dict.fromkeys(("practice:invoices", "practice:billing", "practice:invoices_export"), MANAGERS),
    **dict.fromkeys(("practice:invoice", "practice:invoice_pdf", "practice:invoice_ubl"), MANAGERS),
    "practice:invoices_issue": shifted(MANAGERS, c200=405),
    "guest:offer": dict.fromkeys(ROLES, 410),
    "guest:offer_pdf": dict.fromkeys(ROLES, 410),
    "care:instruments": CARE,
    "care:instrument_bring": CARE,
    "care:questionnaires": CARE,
    "care:questionnaire_withdraw": shifted(CARE, c200=405),
    "care:response": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "practice:instruments": MANAGERS,
    "practice:instrument_bring": MANAGERS,
    "practice:instrument_end": shifted(MANAGERS, c200=405),
    "guest:orientation": dict.fromkeys(ROLES, 410),
    "coach:caseload": COACHES,
    "coach:invite": COACHES,
    "coach:dossier": ANNA_FOR_HER_COACH,
    "coach:intake": ANNA_FOR_HER_COACH,
    "coach:intake_fill": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "coach:intake_undo": shifted(COACHES, c200=405),
    "coach:intake_choose": shifted(COACHES, c200=405),
    "coach:intake_paper": COACHES,
    "coach:mark": shifted(COACHES, c200=405),
    "coach:distress_general": COACHES,
    "care:distress_general": CARE,
    **{f"coach:{name}": ANNA_FOR_HER_COACH for name in GUIDING},
    **{f"care:{name}": CARE for name in GUIDING},
    "coach:given_piece": ANNA_FOR_HER_COACH,
    "care:given_piece": CARE,
    **{f"coach:{name}": shifted(COACHES, c200=405) for name in ("given_review", "given_end")},
    **{f"care:{name}": shifted(CARE, c200=405) for name in ("given_review", "given_end")},
    "coach:office": COACHES,
    "care:office": CARE,
    **{f"coach:{name}": shifted(COACHES, c200=405) for name in ("message_drop", "message_unread", "message_back")},
    **{f"care:{name}": shifted(CARE, c200=405) for name in ("message_drop", "message_unread", "message_back")},
    "coach:attachment": ANNA_FOR_HER_COACH,
    "care:attachment": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "coach:gate_start": shifted(ANNA_FOR_HER_COACH, c200=302),
    "care:gate_start": shifted(CARE, c200=302),
    "coach:gate_doctor_mend": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "care:gate_doctor_mend": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "coach:acquaintance_click": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "care:acquaintance_click": dict.fromkeys(ROLES, 404) | {"nobody": 302},
    "practice:register": MANAGERS,
    "practice:consultation": MANAGERS,
    "practice:people": MANAGERS,
    "practice:invite": MANAGERS,
    "practice:withdraw": shifted(MANAGERS, c200=405),
    "practice:end": shifted(MANAGERS, c200=405),
    "practice:guides": MANAGERS,
    "care:caseload": CARE,
    "care:dossier": CARE,
    "machine:health": EVERYONE,
    "account_reauthenticate": dict.fromkeys(ROLES, 302),
    "account_login": EVERYONE,
    "account_logout": dict.fromkeys(ROLES, 302),
    # Own keys and web sessions, by allauth: whoever is logged in, for themselves; a key of another is not there.
    "mfa_index": MEMBERS,
    "mfa_authenticate": dict.fromkeys(ROLES, 302),
    "mfa_reauthenticate": NOT_THERE,
    "mfa_activate_totp": MEMBERS,
    "mfa_deactivate_totp": NOT_THERE,
    "mfa_view_recovery_codes": NOT_THERE,
    "mfa_generate_recovery_codes": MEMBERS,
    "mfa_download_recovery_codes": NOT_THERE,
    "mfa_list_webauthn": MEMBERS,
    "mfa_add_webauthn": MEMBERS,
    "mfa_reauthenticate_webauthn": NOT_THERE,
    "mfa_remove_webauthn": NOT_THERE,
    "mfa_edit_webauthn": NOT_THERE,
    "mfa_login_webauthn": dict.fromkeys(ROLES, 302),
    "usersessions_list": MEMBERS,
}
TEXT = ["module", "wat-er-gebeurt", "nl"]
ON_A_TEXT = ("one", "start", "edit", "read", "differs", "offer", "review", "away", "withdraw", "upgrade", "file")
LIST_PAGES = ("questionnaire", "questionnaire_totals", "questionnaire_bring")
OPEN_PAGES = ("response", "response_all", "response_finish", "response_file", "response_undo", "response_away")
INVOICE_PAGES = ("invoice", "invoice_pdf", "invoice_ubl")
ALLAUTH = ("mfa_", "usersessions_")


def names(patterns=None, space=""):
    for one in patterns if patterns is not None else get_resolver().url_patterns:
        if isinstance(one, URLPattern):
            yield f"{space}{one.name}"
        else:
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from names(one.url_patterns, inner)


def test_every_address_has_a_row():
    assert set(names()) == set(TABLE)


def client_of(world, role):
    client = Client()
    if role != "nobody":
        person = {
            "coachee": world.anna,
            "other coachee": world.bram,
            "coach": world.coach,
            "former coach": world.former,
            "coach elsewhere": world.stranger,
            "manager": world.manager,
            "care professional": world.care,
            "member": world.member,
        }[role]
        log_in(client, person)
    return client


def log_in(client: Client, person: Person, second_key=True):
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    if second_key:
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session.save()


def address(world, name):
    talk = world.talk or world.anna.id
    arguments = {
        "account:link": ["x" * 43],
        "guest:orientation": ["x" * 43],
        "guest:offer": ["x" * 43],
        "guest:offer_pdf": ["x" * 43],
        **{f"coach:{name}": [world.dossier.id] for name in ("papers", "agreement", "offer")},
        **{f"coach:{name}": [world.dossier.id, world.offer] for name in ("paper", "paper_pdf", "invoice_new")},
        **{f"coachee:{name}": [world.offer] for name in ("paper", "paper_pdf")},
        **{f"{side}:{name}": [world.invoice] for side in ("coach", "practice") for name in INVOICE_PAGES},
        "coachee:invoice": [world.invoice],
        "practice:invoices_export": [world.eyes("coachee").today.year],
        "coachee:share_give": [world.coach.id, "shift"],
        "coachee:share_undo": [world.share],
        "coachee:share_receipt": [world.share],
        "coachee:share_receipt_file": [world.share],
        "coachee:share_receipt_fhir": [world.share],
        "coachee:orientation_show": [world.anna.id],
        "coachee:orientation_away": [world.anna.id],
        "account:invitation": ["x" * 43],
        "coachee:feeling_day": [world.eyes("coachee").today],
        "coachee:feeling_undo": [world.eyes("coachee").today],
        "coachee:approach_undo": [world.eyes("coachee").today],
        **{f"coachee:{name}": [world.instrument] for name in LIST_PAGES},
        **{f"coachee:{name}": [world.open_response] for name in OPEN_PAGES},
        "coachee:response_screen": [world.open_response, 0],
        "coachee:response_answers": [world.response],
        "coach:questionnaires": [world.dossier.id],
        "coach:questionnaire_withdraw": [world.dossier.id, world.anna.id],
        "coach:response": [world.dossier.id, world.response],
        "coach:moments": [world.dossier.id],
        "coach:moment": [world.dossier.id, world.anna.id],
        "coach:approach": [world.dossier.id],
        "coach:approach_ask": [world.dossier.id],
        "coach:approach_undo": [world.dossier.id, world.eyes("coachee").today],
        "care:questionnaires": [world.dossier.id],
        "care:questionnaire_withdraw": [world.dossier.id, world.anna.id],
        "care:response": [world.dossier.id, world.response],
        "practice:instrument_end": [world.anna.id],
        "coachee:conversation": [world.coach.id],
        "coachee:message_drop": [world.coach.id],
        "coachee:message_back": [world.anna.id],
        "coachee:attachment": [world.attachment],
        **{f"{side}:message_drop": [world.dossier.id] for side in ("coach", "care")},
        **{f"{side}:message_unread": [world.dossier.id] for side in ("coach", "care")},
        **{f"{side}:message_back": [world.dossier.id, world.anna.id] for side in ("coach", "care")},
        **{f"{side}:attachment": [world.dossier.id, world.attachment] for side in ("coach", "care")},
        "coachee:joint_away": [world.anna.id],
        "guest:joint": ["x" * 43],
        "coach:stop": [world.dossier.id],
        "coach:bring_undo": [world.anna.id],
        "practice:transfer": [world.dossier.id],
        "practice:stop": [world.dossier.id],
        "coachee:piece": ["exercise", "mijn-nee-zin"],
        "coachee:piece_card": ["exercise", "mijn-nee-zin"],
        "coachee:check_in_day": [world.eyes("coachee").today],
        "coachee:check_in_undo": [world.eyes("coachee").today],
        "coachee:recovery_moment_away": [world.anna.id],
        "coachee:energy_entry_away": [world.anna.id],
        "coach:dossier": [world.dossier.id],
        "coachee:intake_chunk": ["onderwerpen"],
        "coachee:intake_undo": ["wat-telt"],
        "coachee:intake_choose": ["wat-telt"],
        "coach:intake": [world.dossier.id],
        "coach:intake_fill": [world.dossier.id, "wat-telt"],
        "coach:intake_undo": [world.dossier.id, "wat-telt"],
        "coach:intake_choose": [world.dossier.id, "wat-telt"],
        "account:choose": ["dossier", world.dossier.id],
        "practice:withdraw": [world.anna.id],
        "practice:end": [world.anna.id],
        "practice:guides": [world.dossier.id],
        "public:page": ["verschuiving"],
        "public:begin_country": ["be"],
        "coachee:review_show": [world.coach.id],
        "coachee:diary": [world.diary],
        "coachee:diary_progress": [world.diary],
        "coachee:diary_undo": [world.diary],
        "care:dossier": [world.dossier.id],
        "coach:mark": [world.dossier.id],
        "practice:register": [world.care_member],
        **{f"practice:content_{name}": TEXT for name in ON_A_TEXT},
        **{f"coach:content_{name}": TEXT for name in ("one", "read", "differs", "review")},
        "practice:content_beside": [*TEXT, world.anna.id],
        **{f"{side}:{name}": [world.dossier.id] for side in ("coach", "care") for name in (*GUIDING, "gate_start")},
        **{f"coachee:{name}": [talk] for name in ("session", "session_prepare", "session_ask")},
        "coachee:agreement_mark": [world.anna.id],
        "coach:absence_away": [world.anna.id],
        **{f"coach:{name}": [world.dossier.id] for name in PLANNING},
        **{f"coach:{name}": [world.dossier.id, talk] for name in AROUND},
        "feed:calendar": ["x" * 43],
        **{f"coach:{name}": [world.dossier.id, *more] for name, more in plan_addresses(world).items()},
        **{f"coachee:{name}": more for name, more in plan_addresses(world).items()},
        "coachee:put_back": [world.anna.id],
        "coachee:went_well_away": [world.anna.id],
        **{f"{side}:given_piece": [world.dossier.id, "exercise", "levenslijn"] for side in ("coach", "care")},
        **{f"{side}:given_review": [world.dossier.id, world.anna.id] for side in ("coach", "care")},
        **{f"{side}:given_end": [world.dossier.id, world.anna.id] for side in ("coach", "care")},
        **{f"{side}:acquaintance_click": [world.dossier.id] for side in ("coach", "care")},
        **{f"{side}:gate_talk_part": [world.dossier.id, 2] for side in ("coach", "care")},
        **{f"{side}:gate_doctor_mend": [world.dossier.id, 0] for side in ("coach", "care")},
        "mfa_remove_webauthn": [someone_elses_key(world)],
        "mfa_edit_webauthn": [someone_elses_key(world)],
    }
    return reverse(name, args=arguments.get(name))


def adapt(world):
    """A draft of one text, in the practice of the manager."""
    with looking(world.eyes("manager")) as eyes:
        return adaptations.start(eyes, tuple(TEXT), client_id=uuid4())


def plan_addresses(world):
    """What stands behind the dossier in the addresses of plan and phase, the same for both."""
    parts = {name: ["goals"] for name in ("plan_part", "plan_undo", "plan_comment")}
    more = {"plan_uncomment": [world.anna.id], "plan_paper_of": [7]}
    return {name: [] for name in (*PLAN_PAGES, *PLAN_ACTS, *PLAN_NOT_THERE)} | parts | more


def someone_elses_key(world):
    """The passkey of a person who is none of the roles."""
    with looking(operator(now())), signed():
        owner, _made = Person.objects.get_or_create(email="sleutel@voorbeeld.invalid", defaults={"name": "Sleutel"})
    made, _new = Authenticator.objects.get_or_create(user=owner, type="webauthn", defaults={"data": {"name": "x"}})
    return made.pk


@pytest.mark.parametrize("role", ROLES)
def test_the_table(world, role):
    world.diary = bring(world)
    filling.live(world)
    a_talk(world)
    adapt(world)
    talking.live(world)
    billed(world)
    client = client_of(world, role)
    found = {name: client.get(address(world, name)).status_code for name in TABLE}
    assert found == {name: row[role] for name, row in TABLE.items()}


@pytest.mark.parametrize("role", ["former coach", "coach elsewhere", "coachee", "manager"])
def test_a_stranger_sees_the_page_of_what_does_not_exist(world, role):
    client = client_of(world, role)
    real = client.get(reverse("coach:dossier", args=[world.dossier.id]))
    made_up = client.get(reverse("coach:dossier", args=[world.anna.id]))
    assert (real.status_code, made_up.status_code) == (404, 404)
    assert real.content == made_up.content


@pytest.mark.parametrize("role", ["former coach", "coach elsewhere", "other coachee"])
def test_acts_on_another_dossier_do_nothing(world, role):
    client = client_of(world, role)
    assert client.post(reverse("coach:mark", args=[world.dossier.id]), {"do": "seen"}).status_code == 404


def test_a_coach_without_a_second_key_sees_no_dossier(world):
    client = Client()
    log_in(client, world.coach, second_key=False)
    answer = client.get(reverse("coach:caseload"))
    assert (answer.status_code, answer.url) == (302, reverse("account:second_key"))


def test_a_coach_sees_the_days_that_are_shared(world):
    fill_in(world)
    client = client_of(world, "coach")
    assert "<td>3</td>" in client.get(reverse("coach:dossier", args=[world.dossier.id])).content.decode()
    assert "deelt de dagen niet" in client.get(reverse("coach:dossier", args=[world.bram_dossier.id])).content.decode()


def test_no_page_asks_another_host_or_allows_inline(world):
    for role, name in (("nobody", "public:front"), ("coachee", "coachee:today"), ("coach", "coach:caseload")):
        answer = client_of(world, role).get(address(world, name))
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        text = answer.content.decode()
        assert " style=" not in text
        assert "<script>" not in text
        assert 'src="http' not in text
