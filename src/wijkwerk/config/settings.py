"""Settings: what differs between installations comes from WIJKWERK_* variables (see docs/instellingen.md)."""

import os
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from wijkwerk.config import omgeving

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("WIJKWERK_DATA") or ROOT / "var").resolve()
STAND = omgeving.stand()
DEMO = STAND == "demo"
PRODUCTIE = STAND == "productie"

SECRET_KEY = omgeving.geheim(DATA, productie=PRODUCTIE)
SECRET_KEY_FALLBACKS = omgeving.lijst("WIJKWERK_GEHEIM_OUD")
DEBUG = False
ALLOWED_HOSTS = omgeving.lijst("WIJKWERK_HOSTS", default="" if PRODUCTIE else "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = omgeving.lijst("WIJKWERK_ORIGINS")
if PRODUCTIE and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("Zet WIJKWERK_HOSTS: de namen waaronder deze installatie te bereiken is.")

INSTALLED_APPS = [
    "wijkwerk.config",
    *(["wijkwerk.demo"] if DEMO else []),
    "wijkwerk.signalen",
    "wijkwerk.agenda",
    "wijkwerk.subsidies",
    "wijkwerk.mensen",
    "wijkwerk.gebieden",
    "wijkwerk.web",
    "wijkwerk.kern.bewaren",
    "wijkwerk.kern.bestanden",
    "wijkwerk.kern.berichten",
    "wijkwerk.kern.documenten",
    "wijkwerk.kern.taken",
    "wijkwerk.kern.grootboek",
    "wijkwerk.kern.draad",
    "wijkwerk.kern.logboek",
    "wijkwerk.kern.zoeken",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "leaflet",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wijkwerk.web.middleware.TaalMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wijkwerk.mensen.views.poort.TweedeStapPoort",
    "django_htmx.middleware.HtmxMiddleware",
    "wijkwerk.config.herkomst.HerkomstMiddleware",
    "wijkwerk.web.middleware.WeigeringMiddleware",
]

ROOT_URLCONF = "wijkwerk.config.urls"
WSGI_APPLICATION = "wijkwerk.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "wijkwerk.web.context.huisstijl",
            ],
        },
    }
]
FORM_RENDERER = "wijkwerk.web.formulieren.Renderer"

DATABASES = {"default": omgeving.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

AUTH_USER_MODEL = "mensen.Persoon"
AUTHENTICATION_BACKENDS = ["wijkwerk.config.bezoek.Aanmelding"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/vandaag/"

ACCOUNT_ADAPTER = "wijkwerk.mensen.views.aanmelden.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"reset_password": "wijkwerk.mensen.forms.WachtwoordForm"}
ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("WIJKWERK_ACHTER_PROXY") else 0
MFA_ADAPTER = "wijkwerk.mensen.views.aanmelden.MfaAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "wijkwerk.mensen.forms.AppForm",
    "add_webauthn": "wijkwerk.mensen.forms.SleutelForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTIE
SOCIALACCOUNT_ADAPTER = "wijkwerk.mensen.views.aanmelden.GemeenteAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": omgeving.oidc(),
        "provider_class": "wijkwerk.mensen.views.gemeentelogin.GemeenteProvider",
    }
}
# A key of our own instead of the shared secret (private_key_jwt), as PEM, and the name the provider knows it by.
OIDC_SLEUTEL = omgeving.oidc_sleutel()
OIDC_SLEUTELNAAM = os.environ.get("WIJKWERK_OIDC_SLEUTELNAAM", "")
OIDC_GROEPEN = omgeving.oidc_groepen()
OIDC_GROEPENCLAIM = os.environ.get("WIJKWERK_OIDC_CLAIM", "groups")
# What the identity provider says when it already asked for a second step (NL GOV profile: acr; RFC 8176: amr).
OIDC_STERK = set(omgeving.lijst("WIJKWERK_OIDC_STERK", default="mfa,otp,hwk,swk,fpt,face,sc"))

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
KLOK = "wijkwerk.kern.klok.nu"
USE_I18N = True

STATIC_URL = "/statisch/"
STATIC_ROOT = DATA / "statisch"
MEDIA_ROOT = DATA / "bestanden"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "wijkwerk.config.statisch.Opslag"
        if os.environ.get("WIJKWERK_GEBUNDELD")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not os.environ.get("WIJKWERK_GEBUNDELD")
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SESSION_ENGINE = "wijkwerk.config.bezoek"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTIE
SECURE_REDIRECT_EXEMPT = [r"^gezond$", r"^gereed$"]
SECURE_HSTS_SECONDS = 63072000 if PRODUCTIE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("WIJKWERK_ACHTER_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS: list[str] = []

TEGELS = os.environ.get("WIJKWERK_TEGELS", "")
_TEGELBRON = omgeving.bron_van(TEGELS)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *_TEGELBRON],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

TASKS = {"default": {"BACKEND": "wijkwerk.kern.taken.backend.DatabaseBackend"}}

GEMEENTE = omgeving.gemeente(demo=DEMO)
ADRES = os.environ.get("WIJKWERK_SITE", "http://127.0.0.1:8000").rstrip("/")
MAIL = {
    "soort": "nep" if not PRODUCTIE else "smtp",
    "afzender": os.environ.get("WIJKWERK_AFZENDER", "wijkwerk@voorbeeld.nl"),
}
ONDERGRENS = int(os.environ.get("WIJKWERK_ONDERGRENS", "100"))
PDOK = {"soort": os.environ.get("WIJKWERK_PDOK", "echt" if PRODUCTIE else "nep")}
BANK = omgeving.bank(productie=PRODUCTIE)
EMAIL_BACKEND = "wijkwerk.kern.berichten.backend.BerichtenBackend"
DEFAULT_FROM_EMAIL = MAIL["afzender"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"uit": {"class": "logging.StreamHandler", "formatter": "regel"}},
    "root": {"handlers": ["uit"], "level": os.environ.get("WIJKWERK_LOGNIVEAU", "WARNING")},
}
