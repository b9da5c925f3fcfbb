"""Statements that every request makes and that differ only in their values: their SQL is made once per process.

Writing an ordinary question as SQL takes Django longer than the database needs to answer it. Only for what stands in
the way of every request; everywhere else a queryset is the plain way.
"""

from collections.abc import Callable
from copy import copy
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.db import connections, router
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model, QuerySet

Rij = TypeVar("Rij")
EenModel = TypeVar("EenModel", bound=Model)


class _Geschreven(NamedTuple):
    vraag: Any
    compiler: Any
    sql: str
    plaatsen: list[tuple[str, Any]]  # per parameter: the name of its value, or '' and the value that is always there


class VasteVraag(Generic[Rij]):
    """A queryset as a function of its values: `VasteVraag(maak, pk=-1)(pk=7)` gives the rows of `maak(pk=7)`.

    The values given at the start are stand-ins: a value for the database, equal to nothing else in the question. What
    `maak` decides by looking at a value is decided by the stand-in. ValueError when a stand-in is not found back.
    With stand-ins the database keeps the plan as well. Without, it sees the values and may use an index for just those.
    """

    def __init__(self, maak: Callable[..., QuerySet[Any, Rij]], **plaatshouders: Any) -> None:
        self._maak = maak
        self._plaatshouders = plaatshouders
        self._geschreven: dict[str, _Geschreven] = {}

    def __call__(self, **waarden: Any) -> list[Rij]:
        """Ask it with these values: one query, and the rows that the queryset would have given."""
        db = router.db_for_read(Model)
        geschreven = self._written(db)
        parameters = self._fill(geschreven, db, waarden)
        # Everything about reading rows is Django's own; only the writing of the SQL is skipped.
        with _cursor(db) if self._plaatshouders else connections[db].cursor() as cursor:
            cursor.execute(geschreven.sql, parameters)
            rijen = cursor.fetchall()
        compiler = copy(geschreven.compiler)
        compiler.connection, compiler.execute_sql = connections[db], lambda *_args, **_opties: [rijen]
        vraag = geschreven.vraag._chain()
        vraag.query.get_compiler = lambda *_args, **_opties: compiler
        return list(vraag)

    def count(self, **waarden: Any) -> int:
        """Return how many rows there are with these values, one query; a limit in the question limits the counting."""
        db = router.db_for_read(Model)
        geschreven = self._written(db)
        with connections[db].cursor() as cursor:
            vraag = f"SELECT COUNT(*) FROM ({geschreven.sql}) AS geteld"  # noqa: S608 (written by Django)
            cursor.execute(vraag, self._fill(geschreven, db, waarden))
            return int(cursor.fetchone()[0])

    @staticmethod
    def _fill(geschreven: _Geschreven, db: str, waarden: dict[str, Any]) -> tuple[Any, ...]:
        adapt = connections[db].ops.adapt_unknown_value
        passend = {naam: adapt(waarde) for naam, waarde in waarden.items()}
        return tuple(passend[naam] if naam else vast for naam, vast in geschreven.plaatsen)

    def _written(self, db: str) -> _Geschreven:
        if db in self._geschreven:
            return self._geschreven[db]
        vraag = self._maak(**self._plaatshouders).using(db)
        compiler = vraag.query.get_compiler(db)
        sql, parameters = compiler.as_sql()
        passend = connections[db].ops.adapt_unknown_value
        namen = {passend(waarde): naam for naam, waarde in self._plaatshouders.items()}
        plaatsen = [(namen.get(waarde, ""), waarde) for waarde in parameters]
        if mist := set(self._plaatshouders) - {naam for naam, _vast in plaatsen}:
            raise ValueError(f"In de vraag ontbreekt de plaats van {', '.join(sorted(mist))}.")
        self._geschreven[db] = _Geschreven(vraag, compiler, sql, plaatsen)
        return self._geschreven[db]


def add(obj: EenModel, *, unique: tuple[str, ...] = (), update: tuple[str, ...] = ()) -> EenModel:
    """Insert a new record and give it its key, as `save(force_insert=True)` does: one INSERT, and no signals.

    With `unique` a row that is there already with the same of these fields keeps its place: its `update` fields take
    the new value, and the record gets its key.
    """
    db = router.db_for_write(type(obj), instance=obj)
    verbinding = connections[db]
    sql, velden = _insert(type(obj), db, unique, update)
    waarden = [veld.get_db_prep_save(veld.pre_save(obj, add=True), verbinding) for veld in velden]
    with _cursor(db) as cursor:
        cursor.execute(sql, waarden)
        (obj.pk,) = cursor.fetchone()
    obj._state.adding, obj._state.db = False, db
    return obj


def drop(model: type[Model], *, pk: Any) -> None:
    """Delete the row with this key, of a model to which nothing points; one DELETE, and no signals."""
    db = router.db_for_write(model)
    naam = connections[db].ops.quote_name
    with _cursor(db) as cursor:
        cursor.execute(f"DELETE FROM {naam(model._meta.db_table)} WHERE {naam(_key(model))} = %s", [pk])  # noqa: S608 (names of our own tables)


def _cursor(db: str) -> CursorWrapper:
    """Return a cursor; on PostgreSQL one whose statements are planned once per connection (`prepare_threshold`)."""
    verbinding: Any = connections[db]
    if verbinding.vendor != "postgresql":
        return cast(CursorWrapper, verbinding.cursor())
    from wijkwerk.kern.vragen.postgres import PlanCursor  # noqa: PLC0415 (the driver may be absent)

    verbinding.close_if_health_check_failed()
    verbinding.ensure_connection()
    cursor = cast(Any, PlanCursor)(verbinding.connection)
    return cast(CursorWrapper, verbinding._prepare_cursor(cursor))


@cache
def _insert(
    model: type[Model], db: str, unique: tuple[str, ...], update: tuple[str, ...]
) -> tuple[str, list[Field[Any, Any]]]:
    noem = connections[db].ops.quote_name
    velden = [veld for veld in model._meta.concrete_fields if not veld.primary_key]
    kolom = {veld.name: noem(str(veld.column)) for veld in velden}
    plaatsen = ", ".join(["%s"] * len(velden))
    sql = f"INSERT INTO {noem(model._meta.db_table)} ({', '.join(kolom.values())}) VALUES ({plaatsen})"  # noqa: S608 (names of our own tables)
    if unique:
        nieuw = ", ".join(f"{kolom[veld]} = EXCLUDED.{kolom[veld]}" for veld in update)
        sql += f" ON CONFLICT ({', '.join(kolom[veld] for veld in unique)}) DO UPDATE SET {nieuw}"
    return f"{sql} RETURNING {noem(_key(model))}", velden


def _key(model: type[Model]) -> str:
    return str(model._meta.pk.column)
