"""What reading an article may take: seconds, memory, bytes."""

from __future__ import annotations

SECONDS = 20.0  # for a page, a PDF, a Word file, a batch of a table; and for an address to answer
LEAST_SECONDS = 4.0  # for a page that was slow to come
TEXT_SECONDS = 30.0  # of the processor, for the figures of a text in a corpus …
TEXT_SECONDS_A_CHARACTER = 1e-4  # … and for each of its characters
MEMORY = 1536 * 1024 * 1024  # bytes that the process may have which reads them
LARGEST_FILE = 200 * 1024 * 1024  # bytes; more is no article
LARGEST_PAGE = 20 * 1024 * 1024  # characters, and bytes that an address may send, also after decompression
