"""Addresses for machines."""

from django.urls import path

from luwte.web.machine import views

app_name = "machine"
urlpatterns = [path("healthz", views.health, name="health")]
