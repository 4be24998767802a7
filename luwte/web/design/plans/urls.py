"""Addresses of plan and phase, the same for the coachee and under a dossier for a coach."""

from django.urls import path

from luwte.web.design.plans import phases, views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/laten-zien/", views.lay, name="plan_lay"),
    path("plan/eens/", views.agree, name="plan_agree"),
    path("plan/versies/", views.versions, name="plan_versions"),
    path("plan/papier/", views.paper, name="plan_paper"),
    path("plan/papier/<int:number>/", views.paper, name="plan_paper_of"),
    path("plan/deel/<slug:part>/", views.part, name="plan_part"),
    path("plan/deel/<slug:part>/terug/", views.undo, name="plan_undo"),
    path("plan/deel/<slug:part>/erbij/", views.comment, name="plan_comment"),
    path("plan/erbij/<uuid:row_id>/weg/", views.uncomment, name="plan_uncomment"),
    path("fase/", phases.phase, name="phase"),
    path("fase/terug/", phases.undo, name="phase_undo"),
    path("fase/voorstel/", phases.propose, name="phase_propose"),
    path("fase/antwoord/", phases.answer, name="phase_answer"),
]
