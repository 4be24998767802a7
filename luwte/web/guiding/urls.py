"""Addresses under one dossier, the same for a coach and a care professional who guides."""

from django.urls import path, register_converter

from luwte.web.guiding import (
    acquaintance,
    back,
    compass,
    conflict,
    distress,
    gate,
    giving,
    messages,
    reading,
    recording,
)
from luwte.web.threshold.converters import PieceKindConverter

register_converter(PieceKindConverter, "kind_of_piece")

urlpatterns = [
    path("begin/", gate.overview, name="gate"),
    path("begin/situatie/", recording.situation, name="gate_situation"),
    path("begin/gesprek/", recording.talk, name="gate_talk"),
    path("begin/gesprek/<int:part>/", recording.talk, name="gate_talk_part"),
    path("begin/arts/", recording.doctor, name="gate_doctor"),
    path("begin/arts/<int:place>/", recording.doctor, name="gate_doctor_mend"),
    path("begin/nieuws/", recording.news, name="gate_news"),
    path("begin/start/", gate.start, name="gate_start"),
    path("kennismaking/", acquaintance.acquaintance, name="acquaintance"),
    path("kennismaking/klik/", acquaintance.click, name="acquaintance_click"),
    path("nood/", distress.distress, name="distress"),
    path("stukjes/", giving.given, name="given"),
    path("stukjes/geven/", giving.give, name="give"),
    path("stukjes/zoeken/", reading.find, name="find"),
    path("stukjes/<kind_of_piece:kind>/<slug:slug>/", reading.piece, name="given_piece"),
    path("stukjes/<uuid:row_id>/kijken/", giving.review, name="given_review"),
    path("stukjes/<uuid:row_id>/einde/", giving.end, name="given_end"),
    path("berichten/", messages.messages, name="messages"),
    path("berichten/weg/", messages.drop, name="message_drop"),
    path("berichten/nieuw/", messages.unread, name="message_unread"),
    path("berichten/<uuid:message_id>/terug/", messages.withdraw, name="message_back"),
    path("berichten/bijlage/<uuid:row_id>/", messages.attachment, name="attachment"),
    path("terug-naar-werk/", back.back, name="back"),
    path("kompas/", compass.shared, name="compass"),
    path("apart/", conflict.conflict, name="conflict"),
]
