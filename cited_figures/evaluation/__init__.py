"""How good is it? Annotated articles, the comparison with them, the scores, and what cannot be right in any text."""
