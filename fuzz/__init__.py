"""Searching for texts that break the extraction."""
