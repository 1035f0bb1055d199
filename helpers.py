"""The notebooks' vocabulary."""
