"""Addresses of the coach's work."""

from django.urls import path

from luwte.web.coach import intake, views

app_name = "coach"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("uitnodigen/", views.invite, name="invite"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("intake-op-papier/", intake.paper, name="intake_paper"),
    path("<uuid:dossier_id>/intake/", intake.show, name="intake"),
    path("<uuid:dossier_id>/intake/<slug:name>/", intake.fill, name="intake_fill"),
    path("<uuid:dossier_id>/intake/<slug:name>/terug/", intake.undo, name="intake_undo"),
    path("<uuid:dossier_id>/intake/<slug:name>/versie/", intake.choose, name="intake_choose"),
    path("<uuid:dossier_id>/merk/", views.mark, name="mark"),
]
