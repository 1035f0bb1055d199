"""Measurements against other tools."""
