"""Accounts: inviting, changing one's own data, closing, and the roles an identity provider vouches for."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from wijkwerk.gebieden.models import Werkgebied
from wijkwerk.kern import klok
from wijkwerk.kern.berichten.actions import send
from wijkwerk.kern.logboek.actions import note
from wijkwerk.kern.weigering import Weigering
from wijkwerk.mensen import rules
from wijkwerk.mensen.actions.mandaten import end_mandates_of
from wijkwerk.mensen.actions.rollen import appoint, demand_manager, end_role
from wijkwerk.mensen.models import Organisatie, Persoon, Rolvervulling
from wijkwerk.mensen.queries import is_free_for_resident

Soort = Persoon.Soort


@transaction.atomic
def invite(
    *,
    email: str,
    naam: str,
    soort: str,
    organisatie: Organisatie | None = None,
    functie: str = "",
    link: str = "",
    by: Persoon | None,
) -> Persoon:
    """Open an account for a colleague or partner and mail how to sign in the first time (`link`: the sign-in page).

    Refuses: no manager, a resident account, an address in use, a partner without an organisation.
    """
    demand_manager(by)
    if soort == Soort.BEWONER:
        raise Weigering(_("Bewoners hebben geen uitnodiging nodig."), regel="mensen.uitnodigen.bewoner")
    if Persoon.objects.filter(email=email.lower()).exists():
        raise Weigering(_("Er is al een account met dit e-mailadres."), regel="mensen.uitnodigen.dubbel")
    if soort == Soort.PARTNER and organisatie is None:
        raise Weigering(_("Kies bij welke organisatie deze partner werkt."), regel="mensen.rol.organisatie")
    persoon = Persoon.objects.create_user(email=email, naam=naam, soort=soort, organisatie=organisatie, functie=functie)
    note("mensen.uitgenodigd", object=persoon, by=by, soort=soort)
    if link:
        with translation.override(settings.LANGUAGE_CODE):
            _mail_invitation(persoon, link)
    return persoon


def _mail_invitation(persoon: Persoon, link: str) -> None:
    tekst = _(
        "Beste %(naam)s,\n\n"
        "U kunt vanaf nu werken in Wijkwerk van de gemeente %(gemeente)s.\n\n"
        "Zo logt u de eerste keer in:\n"
        "1. Ga naar %(link)s en vraag een wachtwoord aan met dit e-mailadres.\n"
        "2. Kies een wachtwoord van minstens 12 tekens.\n"
        "3. Stel een tweede stap in: een app met codes of een toegangssleutel.\n\n"
        "Verwachtte u dit bericht niet? Dan hoeft u niets te doen."
    )
    gegevens = {"naam": persoon.naam, "gemeente": settings.GEMEENTE["gemeente"], "link": link}
    send(
        sleutel=f"mensen.uitnodiging.{persoon.pk}",
        aan=persoon.email,
        onderwerp=_("Uw account voor Wijkwerk"),
        tekst=tekst % gegevens,
        over=persoon,
    )


@transaction.atomic
def make_resident(*, email: str) -> Persoon | None:
    """Open a resident account when some room knows `email` and nobody has it yet; else nothing and None."""
    if not is_free_for_resident(email):
        return None
    persoon = Persoon.objects.create_user(email=email, soort=Soort.BEWONER)
    note("mensen.bewoner_geopend", object=persoon, by=None)
    return persoon


@transaction.atomic
def change_own(persoon: Persoon, *, naam: str, functie: str = "", over_mij: str = "", by: Persoon) -> Persoon:
    """Change one's own name, function and public introduction. Refuses anybody else."""
    if by.pk != persoon.pk:
        raise Weigering(_("U kunt alleen uw eigen gegevens wijzigen."), regel="eigen")
    persoon.naam, persoon.functie, persoon.over_mij = naam, functie, over_mij
    persoon.save(update_fields=["naam", "functie", "over_mij"])
    note("mensen.eigen_gegevens_gewijzigd", object=persoon, by=by)
    return persoon


@transaction.atomic
def deactivate(persoon: Persoon, *, by: Persoon | None) -> Persoon:
    """Close an account: roles and mandates end today, every session stops at its next request.

    Refuses one's own account.
    """
    demand_manager(by)
    if by is not None and by.pk == persoon.pk:
        raise Weigering(_("U kunt uw eigen account niet sluiten."), regel="mensen.sluiten.eigen")
    for rol in _not_yet_ended(persoon):
        end_role(rol, by=by)
    end_mandates_of(persoon, by=by)
    persoon.is_active = False
    persoon.save(update_fields=["is_active"])
    note("mensen.account_gesloten", object=persoon, by=by)
    return persoon


def _not_yet_ended(persoon: Persoon) -> list[Rolvervulling]:
    dag = klok.vandaag()
    return [rol for rol in persoon.rollen.all() if rol.tot is None or rol.tot > dag]


@transaction.atomic
def anonymise(persoon: Persoon, *, by: Persoon | None) -> Persoon:
    """Take everything personal off an account and close it; the row stays, so that acts keep their actor."""
    persoon.email = f"vervallen-{persoon.pk}@account.invalid"
    persoon.naam = "Oud-medewerker" if persoon.soort != Soort.BEWONER else ""
    persoon.functie = persoon.over_mij = ""
    persoon.is_active = False
    persoon.set_unusable_password()
    persoon.save()
    for bijlage in (Authenticator, EmailAddress, SocialAccount):
        bijlage.objects.filter(user=persoon.pk).delete()
    note("mensen.geanonimiseerd", object=persoon, by=by, soort=persoon.soort)
    return persoon


def anonymise_ids(ids: Iterable[int], by: Persoon | None) -> int:
    """Anonymise the accounts with these keys and return how many; the way in for the retention run."""
    mensen = list(Persoon.objects.filter(pk__in=ids))
    for persoon in mensen:
        anonymise(persoon, by=by)
    return len(mensen)


@transaction.atomic
def admit(*, email: str, naam: str, groepen: Iterable[str]) -> Persoon | None:
    """Return the account of who comes in by the municipal login; a group with a role opens it or makes it staff."""
    persoon = Persoon.objects.filter(email=email.lower()).first()
    wanted = _roles_of_groups(groepen)
    if persoon is None and wanted:
        persoon = Persoon.objects.create_user(email=email, naam=naam, soort=Soort.MEDEWERKER)
        note("mensen.geopend_door_gemeentelogin", object=persoon, by=None)
    if persoon is None or not persoon.is_active:
        return None
    if persoon.soort == Soort.BEWONER:
        if not wanted:
            return None
        persoon.soort, persoon.naam = Soort.MEDEWERKER, persoon.naam or naam
        persoon.save(update_fields=["soort", "naam"])
    return persoon


@transaction.atomic
def sync_groups(persoon: Persoon, *, groepen: Iterable[str]) -> None:
    """Bring the roles that the identity provider decides on in line with `groepen`; roles outside the mapping stay."""
    wanted = _roles_of_groups(groepen)
    managed = _roles_of_groups(settings.OIDC_GROEPEN)
    held = {(rol.rol, rol.werkgebied_id): rol for rol in rules.roles_of(persoon)}
    for sleutel in (held.keys() & managed.keys()) - wanted.keys():
        end_role(held[sleutel], by=None)
    for rol, werkgebied in (wanted[sleutel] for sleutel in wanted.keys() - held.keys()):
        appoint(persoon, rol=rol, werkgebied=werkgebied, by=None)
    rules.forget_roles(persoon)


def _roles_of_groups(groepen: Iterable[str]) -> dict[tuple[str, int | None], tuple[str, Werkgebied | None]]:
    paren = [settings.OIDC_GROEPEN[groep] for groep in groepen if groep in settings.OIDC_GROEPEN]
    gebieden = {
        gebied.sleutel: gebied for gebied in Werkgebied.objects.filter(sleutel__in=[s for _rol, s in paren if s])
    }
    # A group for an area that does not exist gives nothing: never by mistake the whole city.
    return {
        (rol, gebieden[sleutel].pk if sleutel else None): (rol, gebieden.get(sleutel))
        for rol, sleutel in paren
        if not sleutel or sleutel in gebieden
    }
