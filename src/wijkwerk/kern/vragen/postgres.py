"""A cursor for statements that come by again and again."""

from typing import Any

from django.db.backends.postgresql.base import ServerBindingCursor


class PlanCursor(ServerBindingCursor):
    """Values go apart from the SQL, so that PostgreSQL plans it once per connection (`prepare_threshold`)."""

    def _send_query_prepared(self, name: bytes, pgq: Any, **opties: Any) -> None:
        """Remember the statement, as the driver does for one without a plan: lists of queries show it."""
        self._query = pgq
        super()._send_query_prepared(name, pgq, **opties)  # type: ignore[misc]  # a private part, not in the stubs
