"""Screens: translate in, one call, translate out."""
