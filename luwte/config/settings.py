"""Every setting, from the environment; what is not set is safe, embedded and Dutch."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from luwte.config.secrets import key_of_32_bytes, secret


def _on(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "yes" if default else "no").lower() in {"1", "yes", "true", "on"}


HOME = Path(os.environ.get("LUWTE_HOME", "var")).resolve()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
DEMO = _on("LUWTE_DEMO")
SECRET_KEY = secret("LUWTE_SECRET_KEY")
MASTER_KEY = key_of_32_bytes("LUWTE_MASTER_KEY")
AUDIT_KEY = key_of_32_bytes("LUWTE_AUDIT_KEY")
SITE_URL = os.environ.get("LUWTE_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = os.environ.get("LUWTE_HOSTS", "127.0.0.1,localhost").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "luwte.records",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "luwte.web.threshold.requests.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "luwte.web.threshold.faults.FaultsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "luwte.web.threshold.looking.EyesMiddleware",
    "luwte.web.threshold.preferences.PreferencesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "luwte.config.urls"
WSGI_APPLICATION = "luwte.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # Ours stand before allauth's, so that its pages wear our look.
        "DIRS": sorted((PACKAGE / "web").glob("*/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "luwte.web.threshold.context.page",
            ],
            "libraries": {"phases": "luwte.web.design.phases", "sentences": "luwte.web.design.sentences"},
        },
    }
]

# -- databases ---------------------------------------------------------------------------------------------------

ENGINES = {
    "django.db.backends.sqlite3": "luwte.records.engines.sqlite",
    "django.db.backends.postgresql": "luwte.records.engines.postgresql",
}


def _database(url: str, synchronous: str, **options: str) -> dict[str, object]:
    database = dict(dj_database_url.parse(url, conn_max_age=int(os.environ.get("LUWTE_CONN_MAX_AGE", "600"))))
    if "sqlite" in str(database["ENGINE"]):
        database["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous};",
        }
    elif options:
        # What the address itself asks (a role, for one) holds as well.
        given = dict(database.get("OPTIONS") or {})
        joined = {name: " ".join(filter(None, (given.get(name), value))) for name, value in options.items()}
        database["OPTIONS"] = {**given, **joined}
    database["ENGINE"] = ENGINES.get(str(database["ENGINE"]), database["ENGINE"])
    return database


DATABASE_URL = os.environ.get("DATABASE_URL", f"sqlite:///{HOME / 'luwte.sqlite3'}")
EMBEDDED = DATABASE_URL.startswith("sqlite")
KEYS_URL = os.environ.get("LUWTE_KEYS_URL", f"sqlite:///{HOME / 'keys.sqlite3'}" if EMBEDDED else DATABASE_URL)
KEYS_SCHEMA = "luwte_keys"
CACHE_URL = os.environ.get("LUWTE_CACHE_URL", f"sqlite:///{HOME / 'cache.sqlite3'}" if EMBEDDED else DATABASE_URL)
DATABASES = {
    "default": _database(DATABASE_URL, os.environ.get("LUWTE_SYNCHRONOUS", "FULL")),
    # Options, not a name of its own: in PostgreSQL the keys are a schema that is dumped apart.
    "keys": _database(KEYS_URL, "FULL", options=f"-c search_path={KEYS_SCHEMA}"),
    "cache": _database(CACHE_URL, "OFF"),
}
DATABASE_ROUTERS = ["luwte.records.engines.routes.Stores"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "luwte_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# -- who is who --------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account:login"
LOGIN_REDIRECT_URL = "account:home"
LOGOUT_REDIRECT_URL = "public:front"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_NAME = "luwte"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "luwte.web.threshold.faults.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

ACCOUNT_ADAPTER = "luwte.web.account.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_ADAPTER = "luwte.web.account.adapter.MFAAdapter"
MFA_TOTP_ISSUER = "Luwte"
USERSESSIONS_TRACK_ACTIVITY = False

# -- language, time ----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "luwte_language"
FORMAT_MODULE_PATH = ["luwte.config.formats"]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = os.environ.get("LUWTE_TIME_ZONE", "Europe/Amsterdam")
COUNTRY = os.environ.get("LUWTE_COUNTRY", "NL")

# -- pages and mail ----------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = sorted((PACKAGE / "web").glob("*/static"))
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = [
    "luwte.web.threshold.uploads.BoundedUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
UPLOAD_LIMIT_BYTES = 20_000_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

EMAIL_BACKEND = os.environ.get("LUWTE_MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = os.environ.get("LUWTE_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("LUWTE_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("LUWTE_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LUWTE_MAIL_PASSWORD", "")
EMAIL_USE_TLS = _on("LUWTE_MAIL_TLS")
EMAIL_TIMEOUT = 20
EMAIL_FILE_PATH = HOME / "mail"
DEFAULT_FROM_EMAIL = os.environ.get("LUWTE_MAIL_FROM", "Luwte <luwte@localhost>")
# Where calendars send their answers: the organizer of every invitation, and a Maildir in which they arrive.
CALENDAR_EMAIL = os.environ.get("LUWTE_CALENDAR_EMAIL", "")
CALENDAR_MAILBOX = os.environ.get("LUWTE_CALENDAR_MAILBOX", "")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # Django's own request logger prints paths, which hold ids, and tracebacks, which hold values.
    "loggers": {
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "ERROR"},
        # Any robot can make one; the answer is a plain page, and a traceback a time would bury what matters.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "luwte": {"level": "INFO"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
