"""Addresses of the care professional."""

from django.urls import include, path

from luwte.web.care import lists, views
from luwte.web.guiding import distress, office
from luwte.web.guiding import urls as guiding

app_name = "care"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("nood/", distress.general, name="distress_general"),
    path("bereikbaar/", office.office, name="office"),
    path("vragenlijsten/", lists.every, name="instruments"),
    path("vragenlijsten/meenemen/", lists.bring, name="instrument_bring"),
    path("<uuid:dossier_id>/vragenlijsten/", lists.give, name="questionnaires"),
    path("<uuid:dossier_id>/vragenlijsten/<uuid:request_id>/weg/", lists.withdraw, name="questionnaire_withdraw"),
    path("<uuid:dossier_id>/antwoorden/<uuid:response_id>/", lists.answers, name="response"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/", include(guiding.urlpatterns)),
]
