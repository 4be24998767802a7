"""Addresses of the coach's work."""

from django.urls import include, path

from luwte.web.coach import views
from luwte.web.guiding import distress
from luwte.web.guiding import urls as guiding

app_name = "coach"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("uitnodigen/", views.invite, name="invite"),
    path("nood/", distress.general, name="distress_general"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/", include(guiding.urlpatterns)),
    path("<uuid:dossier_id>/merk/", views.mark, name="mark"),
]
