"""What do a million articles say together? Read once into Parquet files, gone on with after anything, and asked questions."""

from cited_figures.archive.run import Summary, read

__all__ = ["Summary", "read"]
