"""Addresses of the coach's work."""

from django.urls import include, path, register_converter

from luwte.web.billing import invoices
from luwte.web.coach import (
    bringing,
    calendar,
    closing,
    content,
    intake,
    lists,
    looking,
    papers,
    session_day,
    sessions,
    substitutes,
    views,
)
from luwte.web.design.plans import urls as plans
from luwte.web.guiding import distress, office
from luwte.web.guiding import urls as guiding
from luwte.web.threshold.converters import DayConverter, TextKindConverter

register_converter(DayConverter, "day_of_review")
register_converter(TextKindConverter, "text_to_review")
TEXT = "teksten/<text_to_review:kind>/<slug:slug>/<slug:language>/"
app_name = "coach"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("uitnodigen/", views.invite, name="invite"),
    path("nood/", distress.general, name="distress_general"),
    path("vervanging/", substitutes.substitutes, name="substitutes"),
    path("waarnemen/", substitutes.stand_in, name="stand_in"),
    path("stilgelegd/", closing.at_rest, name="at_rest"),
    path("<uuid:dossier_id>/stilleggen/", closing.stop, name="stop"),
    path("meebrengen/", bringing.bring, name="bring"),
    path("meebrengen/<uuid:batch>/terug/", bringing.undo, name="bring_undo"),
    path("bereikbaar/", office.office, name="office"),
    path("vragenlijsten/", lists.every, name="instruments"),
    path("vragenlijsten/meenemen/", lists.bring, name="instrument_bring"),
    path("teksten/", content.every, name="content_contents"),
    path(TEXT, content.one, name="content_one"),
    path(f"{TEXT}lezen/", content.read, name="content_read"),
    path(f"{TEXT}verschil/", content.differs, name="content_differs"),
    path(f"{TEXT}nakijken/", content.review, name="content_review"),
    path("<uuid:dossier_id>/vragenlijsten/", lists.give, name="questionnaires"),
    path("<uuid:dossier_id>/vragenlijsten/<uuid:request_id>/weg/", lists.withdraw, name="questionnaire_withdraw"),
    path("<uuid:dossier_id>/antwoorden/<uuid:response_id>/", lists.answers, name="response"),
    path("<uuid:dossier_id>/momenten/", looking.moments, name="moments"),
    path("<uuid:dossier_id>/momenten/<uuid:row_id>/", looking.moment, name="moment"),
    path("<uuid:dossier_id>/aanpak/", looking.fits, name="approach"),
    path("<uuid:dossier_id>/aanpak/agenda/", looking.ask, name="approach_ask"),
    path("<uuid:dossier_id>/aanpak/<day_of_review:day>/terug/", looking.fits_undo, name="approach_undo"),
    path("week/", calendar.week, name="week"),
    path("afwezig/", calendar.absences, name="absences"),
    path("afwezig/<uuid:row_id>/weg/", calendar.absence_away, name="absence_away"),
    path("agenda/", calendar.feed, name="calendar_feed"),
    path("<uuid:dossier_id>/gesprekken/", sessions.sessions, name="sessions"),
    path("<uuid:dossier_id>/gesprekken/plannen/", sessions.plan, name="session_plan"),
    path("<uuid:dossier_id>/gesprekken/voorstel/", sessions.proposal, name="session_proposal"),
    path("<uuid:dossier_id>/gesprekken/nieuw/", sessions.one_more, name="session_new"),
    path("<uuid:dossier_id>/gesprekken/<uuid:row_id>/", session_day.session, name="session"),
    path("<uuid:dossier_id>/gesprekken/<uuid:row_id>/verzetten/", sessions.move, name="session_move"),
    path("<uuid:dossier_id>/gesprekken/<uuid:row_id>/rest/", sessions.rest, name="session_rest"),
    path("<uuid:dossier_id>/gesprekken/<uuid:row_id>/afzeggen/", sessions.call_off, name="session_off"),
    path("<uuid:dossier_id>/gesprekken/<uuid:row_id>/kaart/", session_day.card, name="session_card"),
    path("<uuid:dossier_id>/gesprekken/<uuid:row_id>/verslag/", session_day.notes, name="session_notes"),
    path("<uuid:dossier_id>/", views.dossier, name="dossier"),
    path("<uuid:dossier_id>/", include(guiding.urlpatterns)),
    path("<uuid:dossier_id>/", include(plans.urlpatterns)),
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
