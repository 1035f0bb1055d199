"""Who says so, and how firmly? Cues and how far they reach, quotations and speakers, pronouns, hedges."""
