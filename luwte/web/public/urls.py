"""Addresses that everyone may open."""

from django.urls import path

from luwte.web.public import away, looks, start, views

app_name = "public"
urlpatterns = [
    path("", views.front, name="front"),
    path("hulp/", views.help_now, name="help"),
    path("waar-begin-ik/", start.begin, name="begin"),
    path("waar-begin-ik/<slug:country>/", start.begin, name="begin_country"),
    path("uitleg/<slug:slug>/", views.explain, name="page"),
    path("zonder-netwerk/", away.away, name="away"),
    path("zonder-netwerk.js", away.worker, name="worker"),
    path("weergave/", looks.choose, name="look"),
]
