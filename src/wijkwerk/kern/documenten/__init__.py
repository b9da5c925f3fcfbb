"""Letters and other documents: versioned texts, set as accessible PDF and as a text document people can edit."""
