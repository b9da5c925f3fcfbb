"""What happens in the office apart from the signals: a backlog read in, saved views, a proposal to destroy."""

import csv
import io
from datetime import timedelta

from wijkwerk.demo.actions.mensen import Cast
from wijkwerk.demo.actions.plekken import Gebied
from wijkwerk.demo.queries.gegevens import table
from wijkwerk.kern import klok
from wijkwerk.kern.bewaren import actions as bewaren
from wijkwerk.signalen import actions as signalen

WEERGAVEN = (
    ("marit", "Te laat in Seghwaert", "status=open&te_laat=on"),
    ("marit", "Wat bij mij ligt", "status=open&eigenaar=ik"),
    ("youssef", "Nieuw in Oosterheem", "status=nieuw"),
    ("carlijn", "Wacht op antwoord", "status=doorgezet"),
    ("kcc", "Vandaag aan de telefoon", "kanaal=telefoon"),
)


def save_views(cast: Cast) -> None:
    """Let people save the views of the inbox that they use."""
    for wie, naam, filters in WEERGAVEN:
        signalen.save_view(persoon=cast.mensen[wie], naam=naam, filters=filters)


def read_backlog(stad: dict[str, Gebied], cast: Cast) -> None:
    """Read in the backlog from before, with one row that cannot come in."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(("datum", "omschrijving", "onderwerp", "lat", "lon", "status", "uitkomst", "referentie"))
    for nummer, rij in enumerate(table("achterstand")["rijen"], start=1):
        dag = klok.vandaag() - timedelta(days=round(rij["maanden"] * 30.4) + nummer)
        punt = stad[rij["wijk"]].straten[nummer % 8].punt
        feiten = (rij["tekst"], rij["onderwerp"], *punt, rij["status"], rij["uitkomst"], f"LIJST-{nummer:03}")
        schrijver.writerow((dag.isoformat(), *feiten))
    invoer, _nieuw = signalen.receive_backlog(
        bestandsnaam="lijst-wijkbeheer.csv", inhoud=uit.getvalue().encode(), by=cast.mensen["geertje"]
    )
    signalen.read_rows.call(invoer.pk)


def propose_destruction(cast: Cast) -> None:
    """Draw up the list of what has been kept long enough; a person has to establish it."""
    bewaren.propose(cast.mensen["beheerder"])
