"""The life cycles of this room, one file each: its states, the table of legal steps, and what happens next."""
