"""Long patterns that are kept compiled: the same as those that are compiled anew, whatever the file holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cited_figures.lexicon import alternations
from cited_figures.patterns import Patterns

SAYING = "|".join(alternations("reporting").values())
LONG = rf"(?P<verb>{SAYING}) (?:que|qu') ?(\w+)?"
SENTENCE = "Le ministère affirme que 20 % des soldats sont partis."


def kept(path: Path) -> Patterns:
    """Patterns of a file, after a first program compiled one and kept it."""
    first = Patterns(path)
    first.compile(LONG)
    first.keep()
    return Patterns(path)


def test_a_kept_pattern_is_the_one_that_re_compiles(tmp_path: Path) -> None:
    pattern = kept(tmp_path / "new" / "patterns.bin").compile(LONG)
    assert pattern == re.compile(LONG)
    assert (pattern.flags, pattern.groups, dict(pattern.groupindex)) == (re.UNICODE, 2, {"verb": 1})
    found = pattern.search(SENTENCE)
    assert found
    assert (found["verb"], found[2]) == ("affirme", "20")


def test_the_next_program_does_not_compile_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = kept(tmp_path / "patterns.bin")
    monkeypatch.setattr("cited_figures.patterns._compiled", None)
    monkeypatch.setattr(re, "compile", None)
    assert patterns.compile(LONG).search(SENTENCE)


def test_a_changed_lexicon_is_noticed(tmp_path: Path) -> None:
    patterns = kept(tmp_path / "patterns.bin")
    changed = patterns.compile(LONG.replace("(?:que|qu')", "comment"))
    assert changed == re.compile(LONG.replace("(?:que|qu')", "comment"))
    assert changed.search(SENTENCE) is None
    assert patterns.compile(LONG, re.IGNORECASE).search(SENTENCE.upper())


@pytest.mark.parametrize("change", [lambda content: content[:-9], lambda content: b"", lambda content: b"x" * len(content)])
def test_a_broken_file_is_as_none(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "patterns.bin"
    kept(path)
    path.write_bytes(change(path.read_bytes()))
    patterns = Patterns(path)
    assert patterns.compile(LONG) == re.compile(LONG)
    patterns.keep()
    assert kept(path).compile(LONG) == re.compile(LONG)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert kept(tmp_path / "file" / "patterns.bin").compile(LONG) == re.compile(LONG)
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]


def test_no_folder() -> None:
    patterns = Patterns(None)
    patterns.keep()
    assert patterns.compile(LONG) == re.compile(LONG)


def test_a_pattern_that_is_wrong_is_told_as_re_tells_it(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="missing \\), unterminated subpattern"):
        Patterns(tmp_path / "patterns.bin").compile(f"({SAYING}")
