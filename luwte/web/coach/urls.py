"""Addresses of the coach's work."""

from django.urls import path

from luwte.web.coach import views

app_name = "coach"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("uitnodigen/", views.invite, name="invite"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/merk/", views.mark, name="mark"),
]
