"""Addresses of the practice manager."""

from django.urls import path, register_converter

from luwte.web.billing import invoices
from luwte.web.practice import billing, closing, content, hands, lists, outcomes, substitutes, views
from luwte.web.threshold.converters import TextKindConverter

register_converter(TextKindConverter, "text")
TEXT = "teksten/<text:kind>/<slug:slug>/<slug:language>/"
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
    path("cijfers/", outcomes.outcomes, name="outcomes"),
    path("stilgelegd/", closing.at_rest, name="at_rest"),
    path("overleglijn/", views.consultation, name="consultation"),
    path("vragenlijsten/", lists.every, name="instruments"),
    path("vragenlijsten/meenemen/", lists.bring, name="instrument_bring"),
    path("vragenlijsten/<uuid:instrument_id>/stopt/", lists.end, name="instrument_end"),
    path("teksten/", content.every, name="content_contents"),
    path("teksten/meenemen/", content.bring, name="content_bring"),
    path("teksten/bestanden/", content.files, name="content_files"),
    path(TEXT, content.one, name="content_one"),
    path(f"{TEXT}begin/", content.start, name="content_start"),
    path(f"{TEXT}aanpassen/", content.edit, name="content_edit"),
    path(f"{TEXT}naast/<uuid:copy_id>/", content.beside, name="content_beside"),
    path(f"{TEXT}lezen/", content.read, name="content_read"),
    path(f"{TEXT}verschil/", content.differs, name="content_differs"),
    path(f"{TEXT}klaar/", content.offer, name="content_offer"),
    path(f"{TEXT}nakijken/", content.review, name="content_review"),
    path(f"{TEXT}weg/", content.away, name="content_away"),
    path(f"{TEXT}intrekken/", content.withdraw, name="content_withdraw"),
    path(f"{TEXT}vernieuwen/", content.upgrade, name="content_upgrade"),
    path(f"{TEXT}bestand/", content.file, name="content_file"),
    path("facturen/", invoices.every, name="invoices"),
    path("facturen/gegevens/", billing.settings, name="billing"),
    path("facturen/versturen/", billing.issue_all, name="invoices_issue"),
    path("facturen/jaar/<int:year>/", billing.export, name="invoices_export"),
    path("facturen/<uuid:row_id>/", invoices.one, name="invoice"),
    path("facturen/<uuid:row_id>/pdf/", invoices.pdf, name="invoice_pdf"),
    path("facturen/<uuid:row_id>/ubl/", invoices.ubl, name="invoice_ubl"),
    path("dossier/<uuid:dossier_id>/", views.guides, name="guides"),
]
