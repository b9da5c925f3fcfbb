"""Photos that people send in: made safe, made small, and kept under a name that nobody can guess."""
