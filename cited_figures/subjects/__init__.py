"""Of what? The noun phrase that a number counts or measures."""
