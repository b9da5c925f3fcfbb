"""Screens about areas: public pages about the wijken, and the map behind them for staff."""
