"""The address of a calendar; the secret part is `token`."""

from django.urls import path

from luwte.web.guest import feed

app_name = "feed"
urlpatterns = [path("<str:token>.ics", feed.calendar, name="calendar")]
