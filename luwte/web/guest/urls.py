"""Addresses behind a mailed link; each takes the secret part as `token`."""

from django.urls import URLPattern

app_name = "guest"
urlpatterns: list[URLPattern] = []
