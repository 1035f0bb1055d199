"""How do the words hang together? Noun phrases, and the tense of clauses."""
