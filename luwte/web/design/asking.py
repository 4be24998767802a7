"""What a week asks of someone beside the programme: the check-in and the questionnaires, in minutes."""

from uuid import UUID

from luwte.actions.questionnaires import whole
from luwte.records.eyes import Eyes
from luwte.records.reintegration.queries import steps_now
from luwte.records.responses import queries
from luwte.records.trajectories.evaluation_queries import agreed
from luwte.records.trajectories.queries import course
from luwte.rules.asking import WEEK_REVIEW, Given, Sum, this_week
from luwte.rules.evaluations import comes
from luwte.rules.instruments.screens import minutes


def asked(eyes: Eyes, dossier_id: UUID, *, measuring: bool = True) -> Sum:
    """The sum without new pieces, by the same rule as the page on which questionnaires are given."""
    given = queries.given(eyes, dossier_id)
    days = [(one.kind, one.due_on, one.done_on) for one in agreed(eyes, dossier_id)] if given else []
    told = []
    for one in given:
        on = one.asked_on if not one.moment else comes(one.moment, days, eyes.today)
        told.append(Given(one.asked_on, on, minutes(whole(one.instrument).questionnaire)))
    if steps_now(eyes, dossier_id):
        told.append(Given(eyes.today, eyes.today, WEEK_REVIEW))
    return this_week(told, eyes.today, course(eyes, dossier_id).phase, measuring)
