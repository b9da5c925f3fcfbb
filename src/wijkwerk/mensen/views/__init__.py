"""Screens about people: signing in, one's own account, roles, and what keeps the house in order."""
