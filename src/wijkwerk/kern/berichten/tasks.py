"""The post round."""

import logging

from django.conf import settings
from django.utils.translation import gettext as _
from django_tasks import task

from wijkwerk.kern.berichten import bezorging, opmaak, queries
from wijkwerk.kern.berichten.models import Bericht
from wijkwerk.kern.taken import schema, voortgang
from wijkwerk.koppelingen import mail

logger = logging.getLogger(__name__)

STAPEL = 20


@schema.when(queries.has_mail)
@task(priority=10)
def deliver() -> int:
    """Send all mails that must go now, in stacks, and return how many were handed over."""
    verzonden = gezien = 0
    postbode = mail.open_postbode()
    try:
        while stapel := bezorging.claim(maximum=STAPEL):
            for bericht in stapel:
                verzonden += _deliver_one(postbode, bericht)
            gezien += len(stapel)
            voortgang.report(gezien, 0)
    finally:
        postbode.close()
    return verzonden


def _deliver_one(postbode: mail.Postbode, bericht: Bericht) -> bool:
    if bezorging.is_worn_out(bericht):
        bezorging.give_up(bericht, fout=_("Het verzenden van dit bericht breekt steeds af."))
        return False
    try:
        postbode.deliver(_post(bericht))
    except mail.Tijdelijk as fout:
        bezorging.postpone(bericht, fout=_("De mailserver nam het bericht niet aan (%(fout)s).") % {"fout": fout})
        return False
    except mail.Definitief as fout:
        bezorging.give_up(bericht, fout=_("De mailserver weigert dit adres of bericht (%(fout)s).") % {"fout": fout})
        return False
    except Exception as fout:
        # One mail that nobody foresaw must not keep the ones behind it from going.
        logger.error("Bericht %s kan niet worden verzonden: %s", bericht.pk, type(fout).__name__)
        bezorging.postpone(bericht, fout=type(fout).__name__)
        return False
    bezorging.confirm(bericht)
    return True


def _post(bericht: Bericht) -> mail.Post:
    return mail.Post(
        message_id=opmaak.message_id(bericht.sleutel),
        van=settings.MAIL["afzender"],
        aan=bericht.aan,
        naam=bericht.naam,
        onderwerp=bericht.onderwerp,
        tekst=opmaak.with_footer(bericht.tekst, taal=bericht.taal),
        kalender=bericht.kalender,
        afmeldlink=bericht.afmeldlink,
        bijlagen=_attachments(bericht),
    )


def _attachments(bericht: Bericht) -> tuple[mail.Bijlage, ...]:
    if bericht.document is None:
        return ()
    document = bericht.document
    return (mail.Bijlage(f"{document.bestandsnaam}.pdf", "application/pdf", document.pdf),)
