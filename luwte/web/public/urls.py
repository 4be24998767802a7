"""Addresses that everyone may open."""

from django.urls import path

from luwte.web.public import looks, start, views

app_name = "public"
urlpatterns = [
    path("", views.front, name="front"),
    path("hulp/", views.help_now, name="help"),
    path("waar-begin-ik/", start.begin, name="begin"),
    path("waar-begin-ik/<slug:country>/", start.begin, name="begin_country"),
    path("uitleg/<slug:slug>/", views.explain, name="page"),
    path("weergave/", looks.choose, name="look"),
]
