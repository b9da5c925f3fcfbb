"""Wijkwerk: one thread from signal to result for municipalities that work per neighbourhood."""

__version__ = "0.1.0"
