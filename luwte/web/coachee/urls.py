"""Addresses of the coachee's own days."""

from django.urls import path, register_converter

from luwte.web.coachee import (
    acquaintance,
    choices,
    days,
    diaries,
    intake,
    orientation,
    receipts,
    review,
    sharing,
    trajectory,
    views,
)
from luwte.web.threshold.converters import DayConverter

register_converter(DayConverter, "day")
app_name = "coachee"
urlpatterns = [
    path("vandaag/", views.today, name="today"),
    path("check-in/", views.check_in, name="check_in"),
    path("check-in/<day:day>/", views.check_in, name="check_in_day"),
    path("check-in/<day:day>/terug/", views.undo, name="check_in_undo"),
    path("herstelmoment/", views.recovery_moment, name="recovery_moment"),
    path("herstelmoment/<uuid:row_id>/weg/", views.recovery_moment_away, name="recovery_moment_away"),
    path("energie/", views.energy_entry, name="energy_entry"),
    path("energie/<uuid:row_id>/weg/", views.energy_entry_away, name="energy_entry_away"),
    path("ademen/", views.breathing, name="breathing"),
    path("dagen/", days.show, name="days"),
    path("dagen/terugkijken/", review.review, name="review"),
    path("dagen/terugkijken/<uuid:party_id>/", review.show, name="review_show"),
    path("dagen/vooraf/", review.before, name="before"),
    path("dagboek/", diaries.bring, name="diaries"),
    path("dagboek/<uuid:diary_id>/", diaries.show, name="diary"),
    path("dagboek/<uuid:diary_id>/voortgang/", diaries.progress, name="diary_progress"),
    path("dagboek/<uuid:diary_id>/weg/", diaries.undo, name="diary_undo"),
    path("wie-ziet-wat/", sharing.who_sees_what, name="who_sees_what"),
    path("wie-ziet-wat/terug/<uuid:share_id>/", sharing.undo, name="share_undo"),
    path("wie-ziet-wat/bewijs/<uuid:share_id>/", receipts.show, name="share_receipt"),
    path("wie-ziet-wat/bewijs/<uuid:share_id>/bestand/", receipts.download, name="share_receipt_file"),
    path("wie-ziet-wat/bewijs/<uuid:share_id>/fhir/", receipts.fhir, name="share_receipt_fhir"),
    path("wie-ziet-wat/<uuid:party_id>/<slug:scope>/", sharing.give, name="share_give"),
    path("opdrachtgever/", orientation.orientation, name="orientation"),
    path("opdrachtgever/<uuid:row_id>/", orientation.show, name="orientation_show"),
    path("opdrachtgever/<uuid:row_id>/weg/", orientation.away, name="orientation_away"),
    path("traject/", trajectory.trajectory, name="trajectory"),
    path("kennismaking/", acquaintance.acquaintance, name="acquaintance"),
    path("intake/", intake.overview, name="intake"),
    path("intake/antwoorden/", intake.answers, name="intake_answers"),
    path("intake/jonger/", intake.younger, name="intake_younger"),
    path("intake/papier/", intake.paper, name="intake_paper"),
    path("intake/<slug:name>/", intake.chunk, name="intake_chunk"),
    path("intake/<slug:name>/terug/", intake.undo, name="intake_undo"),
    path("intake/<slug:name>/versie/", intake.choose, name="intake_choose"),
    path("meer/", choices.more, name="more"),
    path("keuzes/", choices.choose, name="preferences"),
    path("schermvrij/toch/", choices.awake, name="awake"),
]
