"""How good is it? Annotated articles, the comparison with them, and the scores."""
