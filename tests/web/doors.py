"""The address of every page with what it is about, and a client logged in as a role."""

from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from django.urls import reverse

from luwte.actions import adaptations
from luwte.records.eyes import looking, operator
from luwte.records.eyes.guard import signed
from luwte.records.people.models import Person
from tests.building import now
from tests.web import table_of_compass, table_of_reports, table_of_steps
from tests.web.table import AROUND, GUIDING, PLAN_ACTS, PLAN_NOT_THERE, PLAN_PAGES, PLANNING

TEXT = ["module", "wat-er-gebeurt", "nl"]
ON_A_TEXT = ("one", "start", "edit", "read", "differs", "offer", "review", "away", "withdraw", "upgrade", "file")
LIST_PAGES = ("questionnaire", "questionnaire_totals", "questionnaire_bring")
OPEN_PAGES = ("response", "response_all", "response_finish", "response_file", "response_undo", "response_away")
INVOICE_PAGES = ("invoice", "invoice_pdf", "invoice_ubl")
ALLAUTH = ("mfa_", "usersessions_")


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
    }
    for part in (table_of_compass, table_of_reports, table_of_steps):
        arguments |= part.addresses(world)
    if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"}:
        arguments[name] = [someone_elses_key(world)]
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
