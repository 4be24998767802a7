"""Every address, per audience."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("luwte.web.public.urls")),
    path("", include("luwte.web.account.urls")),
    path("", include("luwte.web.coachee.urls")),
    path("caseload/", include("luwte.web.coach.urls")),
    path("praktijk/", include("luwte.web.practice.urls")),
    path("zorg/", include("luwte.web.care.urls")),
    path("link/", include("luwte.web.guest.urls")),
    path("agenda/", include("luwte.web.guest.feed_urls")),
    path("", include("luwte.web.machine.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("demo/", include("luwte.web.demo.urls")))
handler400 = "luwte.web.threshold.faults.unreadable"
handler404 = "luwte.web.threshold.faults.missing"
handler500 = "luwte.web.threshold.faults.broken"
