"""Small money for neighbours: from an idea to a decision, a payment, and what came of it."""
