"""Tell what is going on with pictures in one act: from the counter and from the street."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from wijkwerk.kern.bestanden import actions as bestanden
from wijkwerk.mensen.models import Persoon
from wijkwerk.signalen.actions.melden import report
from wijkwerk.signalen.models import Signaal


@transaction.atomic
def report_with_photos(*, client_id: UUID, by: Persoon, uploads: Sequence[UploadedFile] = (), **feiten: Any) -> Signaal:
    """Store a signal with its pictures, all or nothing, and return it; the same `client_id` again stores nothing.

    Takes what `report` takes; refused as `report` and `store_image` refuse.
    """
    if bestaand := Signaal.objects.filter(client_id=client_id).first():
        return bestaand
    fotos = [bestanden.store_image(upload, by=by) for upload in uploads]
    return report(client_id=client_id, fotos=fotos, by=by, **feiten)
