"""All settings. What differs between machines comes from the environment; nonsense is refused."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from powerstruggle import env, lan, sign_on, sqlite

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]["version"]
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var"))).resolve()

# Where the server listens, and where people find it.
HOST = env.text("HOST", "127.0.0.1")
PORT = env.port("PORT", 8000)
PUBLIC_URL = env.public_url("PUBLIC_URL")
DEBUG = env.flag("DEBUG")
# How many servers of our own stand in front of this one, each adding to X-Forwarded-For whom it heard.
TRUSTED_PROXIES = env.count("TRUSTED_PROXIES", most=9)
LOCAL_ONLY = env.is_loopback(HOST)
LAN_ADDRESS = lan.find_address() if HOST in env.EVERY_ADDRESS else "" if LOCAL_ONLY else HOST
HTTPS = PUBLIC_URL.startswith("https://")

if DEBUG and not (LOCAL_ONLY and not PUBLIC_URL):
    raise ImproperlyConfigured(
        "DEBUG=1 shows secrets to every visitor: it needs a local HOST and no PUBLIC_URL."
    )

# The address on QR codes and walls. Never from a request, never this machine's own loopback.
JOIN_ADDRESS = PUBLIC_URL or (f"http://{LAN_ADDRESS}:{PORT}" if LAN_ADDRESS else "")
PLAIN_HTTP = bool(JOIN_ADDRESS) and not HTTPS

ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *([LAN_ADDRESS] if LAN_ADDRESS else []),
    *([env.host_of(PUBLIC_URL)] if PUBLIC_URL else []),
    *env.words("ALLOWED_HOSTS"),
]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
CSRF_FAILURE_VIEW = "debates.views.refusals.csrf_failure"

SECRET_KEY = env.secret_key("SECRET_KEY", VAR_DIR / "secret-key")

# The database. One thread does all synchronous work of a process (asgi.py), so its one
# connection is kept for good.
DATABASES = {"default": env.database("DATABASE_URL", VAR_DIR / "db.sqlite3")}
DATABASES["default"] |= {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
DATABASES["default"].setdefault("OPTIONS", {})
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] |= sqlite.options()
else:
    DATABASES["default"]["OPTIONS"] |= env.postgres_options(
        DATABASES["default"]["OPTIONS"], lock_timeout=sqlite.BUSY_SECONDS * 1000
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "powerstruggle",
    "debates",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "powerstruggle.watched.NameView",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "powerstruggle.headers.PageHeaders",
    "powerstruggle.headers.SameSiteOnly",
    "django.middleware.gzip.GZipMiddleware",
    "powerstruggle.failures.DatabaseFailures",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "powerstruggle.slashes.SlashForLooking",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "powerstruggle.sessions.SessionLimits",
    "powerstruggle.second_factor.RequireSecondFactor",
]
ROOT_URLCONF = "powerstruggle.urls"
ASGI_APPLICATION = "powerstruggle.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "debates.access.language.in_dossier",
            ],
        },
    },
]

# Sign-in through a school's own accounts: each is there when all its values are.
SCHOOL_ACCOUNTS = [
    *sign_on.google(
        GOOGLE_CLIENT_ID=env.text("GOOGLE_CLIENT_ID"),
        GOOGLE_CLIENT_SECRET=env.text("GOOGLE_CLIENT_SECRET"),
        GOOGLE_DOMAIN=env.text("GOOGLE_DOMAIN"),
    ),
    *sign_on.microsoft(
        MICROSOFT_CLIENT_ID=env.text("MICROSOFT_CLIENT_ID"),
        MICROSOFT_CLIENT_SECRET=env.text("MICROSOFT_CLIENT_SECRET"),
        MICROSOFT_TENANT=env.text("MICROSOFT_TENANT"),
    ),
    *sign_on.any_other(
        OIDC_NAME=env.text("OIDC_NAME"),
        OIDC_URL=env.text("OIDC_URL"),
        OIDC_CLIENT_ID=env.text("OIDC_CLIENT_ID"),
        OIDC_CLIENT_SECRET=env.text("OIDC_CLIENT_SECRET"),
    ),
]

# Who may make an account.
TEACHER_DOMAINS = sign_on.domains("TEACHER_DOMAINS", env.words("TEACHER_DOMAINS"))
TEACHERS = sign_on.who_may_teach(
    env.text("TEACHERS", "invitation"), TEACHER_DOMAINS, SCHOOL_ACCOUNTS
)

# Staff sign in by name or e-mail. No mail is ever sent.
AUTH_USER_MODEL = "debates.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "powerstruggle.passwords.NotTooLong"},
    {"NAME": "powerstruggle.passwords.NotOurName"},
]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
ACCOUNT_ADAPTER = "powerstruggle.adapters.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# A staff room shares one address: failures are counted, sign-ins that succeed are not. `login_failed`
# is left to the second factor, which allauth counts under it, for each account.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "password_failed": "10/m/key,60/m/ip",
    "login_failed": "5/5m/key",
}
ACCOUNT_FORMS = {"login": "powerstruggle.sign_in.SignInForm"}
MFA_ADAPTER = "powerstruggle.second_factor.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "powerstruggle.second_factor.CodeForm",
    "reauthenticate": "powerstruggle.second_factor.CodeAgainForm",
    "login_webauthn": "powerstruggle.second_factor.PasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_ALLOW_UNVERIFIED_EMAIL = True  # there is no mail to verify one with
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
SOCIALACCOUNT_ADAPTER = "powerstruggle.adapters.SchoolSignIn"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": SCHOOL_ACCOUNTS}}
SESSION_COOKIE_AGE = 12 * 60 * 60  # powerstruggle.sessions ends some sooner
# What guesses have cost so far, and which codes were used: known to every process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "KEY_FUNCTION": "powerstruggle.cache_keys.keyed",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "teacher:debates"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# Whether an edition needs a second account to publish what the first one proposed.
SECOND_CURATOR = env.flag("SECOND_CURATOR")

# How long what is about people is kept, in days after a debate has closed and as the last day of a
# school year. There is no "for ever".
PURGE_DEBATES_AFTER = env.days("PURGE_DEBATES_AFTER", 30)
SCHOOL_YEAR_ENDS = env.day_of_year("SCHOOL_YEAR_ENDS", "07-31")

# Whether open pages are told that something changed, or ask by themselves in any case; and a file
# that has the same effect beside a running server (`manage.py bell off`).
LIVE = env.flag("LIVE", default="1")
BELL_OFF = VAR_DIR / "bell-off"

# What a browser may do with our pages. SECURE_CSP has the name and form that Django 6 gives it.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "frame-ancestors": ["'none'"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Browsers ignore this one over plain HTTP and complain about it on every page.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None if PLAIN_HTTP else "same-origin"
# Behind HTTPS the proxy in front says how a request came; what came otherwise is sent there, and
# browsers remember it for two years.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_SSL_HOST = urlsplit(PUBLIC_URL).netloc if HTTPS else None
SECURE_HSTS_SECONDS = 2 * 365 * 86400 if HTTPS else 0
# No other site and no plain page can set a cookie whose name begins so (RFC 6265bis); browsers take
# such names over HTTPS alone.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
MESSAGES_COOKIE_NAME = f"{COOKIE_PREFIX}messages"
MESSAGE_STORAGE = "powerstruggle.notices.CookieStorage"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
# A curator's page holds every link and office of an entry: a handful of fields each.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
# No page takes files, but those for packs and rosters, which bring a handler of their own.
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["powerstruggle.uploads.NoFiles"]

# Each browser's own, where the site speaks it, or one for all: a class that looks at one screen together.
LANGUAGES = [("en-gb", "English"), ("de", "Deutsch")]
SITE_LANGUAGE = env.one_of("SITE_LANGUAGE", "browser", *(code for code, _name in LANGUAGES))
if SITE_LANGUAGE != "browser":
    LANGUAGES = [one for one in LANGUAGES if one[0] == SITE_LANGUAGE]
LANGUAGE_CODE = LANGUAGES[0][0]
FORMAT_MODULE_PATH = "powerstruggle.formats"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = env.zone("TIME_ZONE", "UTC")

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Who may ask for /metrics; nobody without it.
METRICS_TOKEN = env.token("METRICS_TOKEN")

# Paths can hold a projector's key, so ordinary refusals (404, 403) are not written down. From LOG_LEVEL=info
# on each request is a line, with the name of its view.
LOG_LEVEL = env.one_of("LOG_LEVEL", "warning", "info", "error").upper()
LOG_FORMAT = env.one_of("LOG_FORMAT", "plain", "json").capitalize()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request": {"()": "powerstruggle.logs.WithRequest"}},
    "formatters": {"line": {"()": f"powerstruggle.logs.{LOG_FORMAT}"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["request"]}
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
