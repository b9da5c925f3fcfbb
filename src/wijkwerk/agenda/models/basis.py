"""What the records of this room share."""

from django.db import models

from wijkwerk.kern import klok, nummers


class Genummerd(models.Model):
    """A record with a number people can say, from the year in which it was made and its key."""

    LETTER = ""

    gemaakt_op = models.DateTimeField(default=klok.nu, editable=False)

    class Meta:
        abstract = True

    @property
    def nummer(self) -> str:
        """The number to say on the phone, such as P26-00012-K."""
        return nummers.format(klok.dag_van(self.gemaakt_op).year, self.pk, self.LETTER)
