"""Addresses behind a mailed link; each takes the secret part as `token`."""

from django.urls import path

from luwte.web.guest import joint, offers, orientation, reports, trusted

app_name = "guest"
urlpatterns = [
    path("vragen/<str:token>/", orientation.orientation, name="orientation"),
    path("samen/<str:token>/", joint.joint, name="joint"),
    path("vertrouwd/<str:token>/", trusted.trusted, name="trusted"),
    path("bericht/<str:token>/", reports.report, name="report"),
    path("offerte/<str:token>/", offers.offer, name="offer"),
    path("offerte/<str:token>/bestand/", offers.pdf, name="offer_pdf"),
]
