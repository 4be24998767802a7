"""Addresses of the coach's work."""

from django.urls import include, path

from luwte.web.coach import intake, views
from luwte.web.guiding import distress
from luwte.web.guiding import urls as guiding

app_name = "coach"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("uitnodigen/", views.invite, name="invite"),
    path("nood/", distress.general, name="distress_general"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/", include(guiding.urlpatterns)),
    path("intake-op-papier/", intake.paper, name="intake_paper"),
    path("<uuid:dossier_id>/intake/", intake.show, name="intake"),
    path("<uuid:dossier_id>/intake/<slug:name>/", intake.fill, name="intake_fill"),
    path("<uuid:dossier_id>/intake/<slug:name>/terug/", intake.undo, name="intake_undo"),
    path("<uuid:dossier_id>/intake/<slug:name>/versie/", intake.choose, name="intake_choose"),
    path("<uuid:dossier_id>/merk/", views.mark, name="mark"),
]
