"""The bank: payment orders go out, statements come back."""
