"""Addresses of the practice manager."""

from django.urls import path

from luwte.web.practice import closing, hands, lists, substitutes, views

app_name = "practice"
urlpatterns = [
    path("", views.people, name="people"),
    path("uitnodigen/", views.invite, name="invite"),
    path("uitnodiging/<uuid:invitation_id>/terug/", views.withdraw, name="withdraw"),
    path("mens/<uuid:membership_id>/stopt/", views.end, name="end"),
    path("mens/<uuid:membership_id>/register/", views.register, name="register"),
    path("vervanging/", substitutes.substitutes, name="substitutes"),
    path("stopt/", hands.farewell, name="farewell"),
    path("dossier/<uuid:dossier_id>/overdracht/", hands.transfer, name="transfer"),
    path("dossier/<uuid:dossier_id>/stilleggen/", closing.stop, name="stop"),
    path("stilgelegd/", closing.at_rest, name="at_rest"),
    path("overleglijn/", views.consultation, name="consultation"),
    path("vragenlijsten/", lists.every, name="instruments"),
    path("vragenlijsten/meenemen/", lists.bring, name="instrument_bring"),
    path("vragenlijsten/<uuid:instrument_id>/stopt/", lists.end, name="instrument_end"),
    path("dossier/<uuid:dossier_id>/", views.guides, name="guides"),
]
