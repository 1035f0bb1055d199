"""How many, how much? Numbers with their units, kinds, bounds and changes."""
