"""Addresses of the coach's work."""

from django.urls import include, path, register_converter

from luwte.web.billing import invoices
from luwte.web.coach import intake, lists, looking, papers, views
from luwte.web.guiding import distress
from luwte.web.guiding import urls as guiding
from luwte.web.threshold.converters import DayConverter

register_converter(DayConverter, "day_of_review")
app_name = "coach"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("uitnodigen/", views.invite, name="invite"),
    path("nood/", distress.general, name="distress_general"),
    path("vragenlijsten/", lists.every, name="instruments"),
    path("vragenlijsten/meenemen/", lists.bring, name="instrument_bring"),
    path("<uuid:dossier_id>/vragenlijsten/", lists.give, name="questionnaires"),
    path("<uuid:dossier_id>/vragenlijsten/<uuid:request_id>/weg/", lists.withdraw, name="questionnaire_withdraw"),
    path("<uuid:dossier_id>/antwoorden/<uuid:response_id>/", lists.answers, name="response"),
    path("<uuid:dossier_id>/momenten/", looking.moments, name="moments"),
    path("<uuid:dossier_id>/momenten/<uuid:row_id>/", looking.moment, name="moment"),
    path("<uuid:dossier_id>/aanpak/", looking.fits, name="approach"),
    path("<uuid:dossier_id>/aanpak/agenda/", looking.ask, name="approach_ask"),
    path("<uuid:dossier_id>/aanpak/<day_of_review:day>/terug/", looking.fits_undo, name="approach_undo"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/", include(guiding.urlpatterns)),
    path("intake-op-papier/", intake.paper, name="intake_paper"),
    path("<uuid:dossier_id>/intake/", intake.show, name="intake"),
    path("<uuid:dossier_id>/intake/<slug:name>/", intake.fill, name="intake_fill"),
    path("<uuid:dossier_id>/intake/<slug:name>/terug/", intake.undo, name="intake_undo"),
    path("<uuid:dossier_id>/intake/<slug:name>/versie/", intake.choose, name="intake_choose"),
    path("facturen/", invoices.every, name="invoices"),
    path("facturen/sessies/", papers.sessions, name="sessions_export"),
    path("facturen/<uuid:row_id>/", invoices.one, name="invoice"),
    path("facturen/<uuid:row_id>/pdf/", invoices.pdf, name="invoice_pdf"),
    path("facturen/<uuid:row_id>/ubl/", invoices.ubl, name="invoice_ubl"),
    path("<uuid:dossier_id>/papieren/", papers.papers, name="papers"),
    path("<uuid:dossier_id>/papieren/trajectafspraak/", papers.agreement, name="agreement"),
    path("<uuid:dossier_id>/papieren/offerte/", papers.offer, name="offer"),
    path("<uuid:dossier_id>/papieren/<uuid:row_id>/", papers.one, name="paper"),
    path("<uuid:dossier_id>/papieren/<uuid:row_id>/bestand/", papers.pdf, name="paper_pdf"),
    path("<uuid:dossier_id>/papieren/<uuid:row_id>/factuur/", papers.invoice, name="invoice_new"),
    path("<uuid:dossier_id>/merk/", views.mark, name="mark"),
]
