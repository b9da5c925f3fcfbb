"""What builders use and the product does not: running all tests, a throw-away PostgreSQL, measuring."""
