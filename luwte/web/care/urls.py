"""Addresses of the care professional."""

from django.urls import include, path

from luwte.web.care import views
from luwte.web.guiding import distress
from luwte.web.guiding import urls as guiding

app_name = "care"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("nood/", distress.general, name="distress_general"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/", include(guiding.urlpatterns)),
]
