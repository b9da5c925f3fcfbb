"""The guard in the database over texts that were published: no change and no removal, whoever holds the connection."""

from wijkwerk.kern.wachten import Wacht

VAST = "OLD.gepubliceerd_op IS NOT NULL"
WACHT = Wacht(
    "documenten_sjabloonversie",
    "Een gepubliceerde tekst verandert niet.",
    update=VAST,
    delete=VAST,
    uniek=("id = NEW.id AND gepubliceerd_op IS NOT NULL",),
)
