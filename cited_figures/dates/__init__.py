"""When? Calendar expressions, their values, and the time that a figure holds for."""
