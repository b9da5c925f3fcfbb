"""Addresses of this room. The pages of the sign-in library stand here one by one, each with who may open it."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as herstelcodes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.urls import path, re_path
from django.views.generic import RedirectView

from wijkwerk.mensen.views import (
    aanmelden,
    beheer,
    bewaren,
    draad,
    gemeentelogin,
    inzage,
    logboek,
    mandaten,
    mensen,
    organisaties,
    panelen,
    taken,
    toegangscontrole,
    vandaag,
)
from wijkwerk.mensen.views import account as eigen
from wijkwerk.web.toegang import mag, openbaar

naar_bewoner = RedirectView.as_view(pattern_name="account_request_login_code")
stap = mag("tweede_stap")

INLOGGEN = [
    path("inloggen/", openbaar(aanmelden.kies), name="inloggen"),
    path("inloggen/bewoner/", openbaar(aanmelden.BewonerCodeView.as_view()), name="account_request_login_code"),
    path("inloggen/bewoner/code/", openbaar(account.confirm_login_code), name="account_confirm_login_code"),
    path("inloggen/account/", openbaar(naar_bewoner), name="account_signup"),
    path("inloggen/medewerker/", openbaar(account.login), name="account_login"),
    path("inloggen/tweede-stap/", openbaar(mfa.authenticate), name="mfa_authenticate"),
    path("inloggen/toegangssleutel/", openbaar(passkey.login_webauthn), name="mfa_login_webauthn"),
    path("inloggen/gesloten/", openbaar(account.account_inactive), name="account_inactive"),
    path("inloggen/wachtwoord/", openbaar(account.password_reset), name="account_reset_password"),
    path("inloggen/wachtwoord/verstuurd/", openbaar(account.password_reset_done), name="account_reset_password_done"),
    path(
        "inloggen/wachtwoord/klaar/",
        openbaar(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^inloggen/wachtwoord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        openbaar(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("inloggen/afgebroken/", openbaar(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("inloggen/fout/", openbaar(social.login_error), name="socialaccount_login_error"),
    path("inloggen/oidc/<provider_id>/", openbaar(oidc.login), name="openid_connect_login"),
    path("inloggen/oidc/<provider_id>/terug/", openbaar(gemeentelogin.terug), name="openid_connect_callback"),
    path("uitloggen/", openbaar(account.logout), name="account_logout"),
]

EIGEN = [
    path("mijn-account/", mag("eigen")(eigen.toon), name="mijn-account"),
    path("mijn-account/sessies/", mag("eigen")(eigen.sessies), name="mijn-sessies"),
    path("mijn-account/wachtwoord/", stap(account.password_change), name="account_change_password"),
    path("mijn-account/wachtwoord/nieuw/", stap(account.password_set), name="account_set_password"),
    path("mijn-account/bevestig/", stap(account.reauthenticate), name="account_reauthenticate"),
    path("mijn-account/bevestig/code/", stap(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("mijn-account/bevestig/sleutel/", stap(passkey.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    path("mijn-account/tweede-stap/", stap(mfa.index), name="mfa_index"),
    path("mijn-account/tweede-stap/app/", stap(totp.activate_totp), name="mfa_activate_totp"),
    path("mijn-account/tweede-stap/app/weg/", stap(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("mijn-account/tweede-stap/sleutels/", stap(passkey.list_webauthn), name="mfa_list_webauthn"),
    path("mijn-account/tweede-stap/sleutels/nieuw/", stap(passkey.add_webauthn), name="mfa_add_webauthn"),
    path("mijn-account/tweede-stap/sleutels/<int:pk>/", stap(passkey.edit_webauthn), name="mfa_edit_webauthn"),
    path("mijn-account/tweede-stap/sleutels/<int:pk>/weg/", stap(passkey.remove_webauthn), name="mfa_remove_webauthn"),
    path("mijn-account/herstelcodes/", stap(herstelcodes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "mijn-account/herstelcodes/nieuw/",
        stap(herstelcodes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "mijn-account/herstelcodes/bestand/",
        stap(herstelcodes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
]

WERK = [
    path("vandaag/", mag("werkplek")(vandaag.toon), name="vandaag"),
    path("draad/", mag("werkplek")(draad.zoeken), name="draad-zoeken"),
    path("draad/<str:nummer>.json", mag("werkplek")(draad.gegevens), name="draad-gegevens"),
    path("draad/<str:nummer>/", mag("werkplek")(draad.toon), name="draad"),
    path("mensen/", mag("werkplek")(mensen.lijst), name="mensen"),
    path("mensen/nieuw/", mag("mensen.beheren")(mensen.nieuw), name="mensen-nieuw"),
    path("mensen/toegangscontrole/", mag("mensen.beheren")(toegangscontrole.toon), name="toegangscontrole"),
    path("mensen/<int:pk>/", mag("werkplek")(mensen.toon), name="persoon"),
    path("mensen/<int:pk>/rol/", mag("mensen.beheren")(mensen.rol), name="persoon-rol"),
    path("mensen/<int:pk>/rol/<int:rol>/einde/", mag("mensen.beheren")(mensen.einde), name="persoon-rol-einde"),
    path("mensen/<int:pk>/sluiting/", mag("mensen.beheren")(mensen.sluiting), name="persoon-sluiting"),
    path("mensen/<int:pk>/mandaat/", mag("mensen.beheren")(mandaten.nieuw), name="persoon-mandaat"),
    path(
        "mensen/<int:pk>/mandaat/<int:mandaat>/einde/",
        mag("mensen.beheren")(mandaten.einde),
        name="persoon-mandaat-einde",
    ),
    path("beheer/mandaten/", mag("mensen.beheren")(mandaten.lijst), name="mandaten"),
    path("organisaties/", mag("werkplek")(organisaties.lijst), name="organisaties"),
    path("organisaties/nieuw/", mag("mensen.beheren")(organisaties.nieuw), name="organisatie-nieuw"),
    path("organisaties/<int:pk>/", mag("mensen.beheren")(organisaties.toon), name="organisatie"),
    path("taken/<uuid:uuid>/", mag("taken.zien")(taken.toon), name="taak"),
    path("taken/<uuid:uuid>/afbreking/", mag("taken.zien")(taken.afbreking), name="taak-afbreking"),
    path("taken/<uuid:uuid>/herhaling/", mag("taken.zien")(taken.herhaling), name="taak-herhaling"),
    path("beheer/", mag("beheer.zien")(beheer.toon), name="beheer"),
    path("beheer/taken/", mag("taken.beheren")(taken.lijst), name="beheer-taken"),
    path("beheer/bewaren/", mag("bewaren.beheren")(bewaren.lijst), name="beheer-bewaren"),
    path("beheer/bewaren/termijn/<str:sleutel>/", mag("bewaren.beheren")(bewaren.termijn), name="bewaartermijn"),
    path("beheer/bewaren/<int:pk>/", mag("bewaren.beheren")(bewaren.toon), name="vernietiging"),
    path("beheer/bewaren/<int:pk>/vaststelling/", mag("bewaren.beheren")(bewaren.vaststelling), name="vaststelling"),
    path("beheer/bewaren/<int:pk>/intrekking/", mag("bewaren.beheren")(bewaren.intrekking), name="intrekking"),
    path("beheer/bewaren/<int:pk>/uitvoering/", mag("bewaren.beheren")(bewaren.uitvoering), name="uitvoering"),
    path("beheer/bewaren/<int:pk>/verklaring/", mag("bewaren.beheren")(bewaren.verklaring), name="verklaring"),
    path("beheer/inzage/", mag("inzage.geven")(inzage.toon), name="beheer-inzage"),
    path("beheer/logboek/", mag("logboek.lezen")(logboek.toon), name="beheer-logboek"),
]

urlpatterns = [*INLOGGEN, *EIGEN, *WERK]

panelen.hang_up()
