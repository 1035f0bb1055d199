"""What the tests share."""

import os

import pytest

from cited_figures import Article
from cited_figures.articles.load import read_article

os.environ.setdefault("MPLBACKEND", "agg")
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")  # kernels that the tests start


@pytest.fixture(scope="session")
def seed() -> Article:
    """The given article."""
    return read_article("defection")
