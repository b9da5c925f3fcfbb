"""What the house sends to people, by mail and by letter, and whether it arrived."""
