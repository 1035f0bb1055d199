"""How are the rows kept? As DataFrames, as files, and as labels in the reader's language."""
