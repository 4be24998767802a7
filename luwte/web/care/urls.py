"""Addresses of the care professional."""

from django.urls import path

from luwte.web.care import views

app_name = "care"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
]
