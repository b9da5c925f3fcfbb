"""The styles of a text document. Whoever opens it changes the look in one place."""

from collections.abc import Iterator

_ALINEA = (
    '<style:style style:name="{naam}" style:display-name="{toon}" style:family="paragraph" '
    'style:parent-style-name="{ouder}"><style:paragraph-properties {alinea}/><style:text-properties {letter}/>'
    "</style:style>"
)
_CEL = '<style:style style:name="{naam}" style:family="table-cell"><style:table-cell-properties {cel}/></style:style>'
_VET = 'fo:font-weight="bold"'
_RUIM = 'fo:margin-top="0cm" fo:margin-bottom="0.25cm" fo:line-height="130%"'
_ALINEAS = (
    ("Standard", "", "", 'fo:font-family="\'Noto Sans\', Arial, sans-serif" fo:font-size="11pt"'),
    ("Text body", "Standard", _RUIM, ""),
    ("Title", "Standard", 'fo:margin-bottom="0.5cm"', f'fo:font-size="20pt" fo:color="#154a73" {_VET}'),
    ("Subtitle", "Standard", 'fo:margin-top="0.4cm"', 'fo:color="#56616b"'),
    (
        "Caption",
        "Standard",
        'fo:margin-top="0.3cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"',
        'fo:color="#56616b"',
    ),
    (
        "Heading 1",
        "Standard",
        'fo:keep-with-next="always" fo:margin-top="0.6cm" fo:margin-bottom="0.2cm"',
        f'fo:font-size="14pt" fo:color="#154a73" {_VET}',
    ),
    (
        "Heading 2",
        "Standard",
        'fo:keep-with-next="always" fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"',
        f'fo:font-size="12pt" fo:color="#154a73" {_VET}',
    ),
    (
        "Heading 3",
        "Standard",
        'fo:keep-with-next="always" fo:margin-top="0.4cm" fo:margin-bottom="0.2cm"',
        f'fo:font-size="11pt" fo:color="#154a73" {_VET}',
    ),
    ("Wijk punt", "Standard", 'fo:margin-bottom="0.1cm" fo:line-height="130%"', ""),
    (
        "Wijk kader",
        "Standard",
        'fo:padding="0.3cm" fo:background-color="#eef3f7" fo:border-left="2pt solid #154a73"',
        "",
    ),
    ("Wijk code", "Standard", 'fo:margin-bottom="0.3cm"', f'fo:font-family="monospace" fo:font-size="21pt" {_VET}'),
    ("Wijk pagina", "Standard", 'fo:break-before="page"', ""),
    ("Wijk adres", "Standard", 'fo:margin-top="1.5cm" fo:margin-bottom="2cm"', ""),
    ("Wijk links", "Standard", 'fo:text-align="start"', ""),
    ("Wijk rechts", "Standard", 'fo:text-align="end"', ""),
    ("Wijk kop links", "Standard", 'fo:text-align="start"', _VET),
    ("Wijk kop rechts", "Standard", 'fo:text-align="end"', _VET),
)
_CELLEN = (
    ("Wijk cel", 'fo:padding="0.15cm" fo:border-bottom="0.5pt solid #c3ccd4"'),
    ("Wijk kopcel", 'fo:padding="0.15cm" fo:border-bottom="0.8pt solid #154a73" fo:background-color="#eef3f7"'),
)


_INSPRING = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="0.7cm" '
    'fo:text-indent="-0.6cm" fo:margin-left="0.7cm"/>'
    "</style:list-level-properties>"
)
_PUNT = f'<text:list-level-style-bullet text:level="1" text:bullet-char="•">{_INSPRING}</text:list-level-style-bullet>'
_NUMMER = (
    f'<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1">{_INSPRING}'
    "</text:list-level-style-number>"
)


def styles() -> Iterator[str]:
    """Yield the styles."""
    for naam, ouder, alinea, letter in _ALINEAS:
        schrift = _ALINEA.format(naam=_name(naam), toon=naam, ouder=_name(ouder), alinea=alinea, letter=letter)
        schrift = schrift.replace(' style:parent-style-name=""', "")
        if naam.startswith("Heading"):
            # An empty list style: a heading has its level, and no number of its own.
            niveau = f' style:list-style-name="" style:default-outline-level="{naam[-1]}" style:family'
            schrift = schrift.replace(" style:family", niveau, 1)
        yield (schrift)
    for naam, teken in (("Wijk punten", _PUNT), ("Wijk nummers", _NUMMER)):
        yield (f'<text:list-style style:name="{_name(naam)}" style:display-name="{naam}">{teken}</text:list-style>')
    yield (
        '<style:style style:name="Strong_20_Emphasis" style:display-name="Strong Emphasis" style:family="text">'
        f"<style:text-properties {_VET}/></style:style>"
    )
    yield (
        '<style:style style:name="Wijk_20_tabel" style:family="table">'
        '<style:table-properties style:width="16cm" table:align="left"/></style:style>'
    )


def cell_styles() -> Iterator[str]:
    """Yield the styles of cells, which a word processor knows only as automatic ones."""
    for naam, cel in _CELLEN:
        yield (_CEL.format(naam=_name(naam), cel=cel))


def _name(naam: str) -> str:
    return naam.replace(" ", "_20_")
