"""Input and its messages; nothing here writes."""
