"""What the demo reads: the files it is made of (`gegevens`), and what its own pages show (`bladen`)."""

from wijkwerk.demo.queries.bladen import cards, is_playable, letters, mails, message, residents

__all__ = ["cards", "is_playable", "letters", "mails", "message", "residents"]
