"""Addresses of the own account: logging in, keys, web sessions."""

from django.urls import include, path

from luwte.web.account import views

account = (
    [
        path("inloggen/", views.login, name="login"),
        path("inloggen/code/", views.code, name="code"),
        path("inloggen/verder/", views.held, name="held"),
        path("inloggen/link/<str:token>/", views.link, name="link"),
        path("uitnodiging/<str:token>/", views.invitation, name="invitation"),
        path("uitloggen/", views.logout, name="logout"),
        path("start/", views.home, name="home"),
        path("account/", views.overview, name="overview"),
        path("account/kies/<slug:what>/<uuid:chosen>/", views.choose, name="choose"),
        path("account/tweede-sleutel/", views.second_key, name="second_key"),
    ],
    "account",
)
urlpatterns = [
    path("", include(account)),
    path("account/sleutels/", include("allauth.mfa.urls")),
    path("account/apparaten/", include("allauth.usersessions.urls")),
    path("account/bevestigen/", views.reauthenticate, name="account_reauthenticate"),
    path("account/inloggen/", views.login, name="account_login"),
    path("account/uitloggen/", views.logout, name="account_logout"),
]
