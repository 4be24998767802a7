"""Addresses behind a mailed link; each takes the secret part as `token`."""

from django.urls import path

from luwte.web.guest import offers, orientation

app_name = "guest"
urlpatterns = [
    path("vragen/<str:token>/", orientation.orientation, name="orientation"),
    path("offerte/<str:token>/", offers.offer, name="offer"),
    path("offerte/<str:token>/bestand/", offers.pdf, name="offer_pdf"),
]
