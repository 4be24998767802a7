"""Addresses that exist in demo mode alone."""

from django.urls import path

from luwte.web.demo import views

app_name = "demo"
urlpatterns = [path("", views.people, name="people"), path("post/", views.post, name="post")]
