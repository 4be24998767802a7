"""Addresses of the practice manager."""

from django.urls import path

from luwte.web.billing import invoices
from luwte.web.practice import billing, lists, views

app_name = "practice"
urlpatterns = [
    path("", views.people, name="people"),
    path("uitnodigen/", views.invite, name="invite"),
    path("uitnodiging/<uuid:invitation_id>/terug/", views.withdraw, name="withdraw"),
    path("mens/<uuid:membership_id>/stopt/", views.end, name="end"),
    path("mens/<uuid:membership_id>/register/", views.register, name="register"),
    path("overleglijn/", views.consultation, name="consultation"),
    path("vragenlijsten/", lists.every, name="instruments"),
    path("vragenlijsten/meenemen/", lists.bring, name="instrument_bring"),
    path("vragenlijsten/<uuid:instrument_id>/stopt/", lists.end, name="instrument_end"),
    path("facturen/", invoices.every, name="invoices"),
    path("facturen/gegevens/", billing.settings, name="billing"),
    path("facturen/versturen/", billing.issue_all, name="invoices_issue"),
    path("facturen/jaar/<int:year>/", billing.export, name="invoices_export"),
    path("facturen/<uuid:row_id>/", invoices.one, name="invoice"),
    path("facturen/<uuid:row_id>/pdf/", invoices.pdf, name="invoice_pdf"),
    path("facturen/<uuid:row_id>/ubl/", invoices.ubl, name="invoice_ubl"),
    path("dossier/<uuid:dossier_id>/", views.guides, name="guides"),
]
