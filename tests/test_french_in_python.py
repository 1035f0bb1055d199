"""French belongs into lexicons: the words of it that still stand in Python get fewer."""

from __future__ import annotations

from tests.french_in_python import baseline, counts, french, modules

KEPT = "fewer than before: python -m tests.french_in_python"


def test_no_module_holds_more_french_than_before() -> None:
    kept = baseline()
    now = {module: counts(words) for module, words in modules().items()}
    more = [
        (module, found, kept.get(module, ((0, 0, 0), ""))[0], "more French in Python than before: make it rows of a lexicon")
        for module, found in now.items()
        if any(count > most for count, most in zip(found, kept.get(module, ((0, 0, 0), ""))[0], strict=True))
    ]
    assert more == []
    assert {module: counts for module, (counts, _) in kept.items()} == now, KEPT


def test_what_stays_has_a_reason() -> None:
    assert [module for module, (_, reason) in baseline().items() if not reason.strip()] == []


def test_what_is_no_french_is_not_counted() -> None:
    source = '''
def f(kind):
    """Le maire annonce que les prix de la ville."""
    raise ValueError("a table of rows, or none")
EXAMPLE = "Le maire annonce que 12 écoles ont fermé."
NAMES = ("present", "source_cue", "months")
PATTERN = r"""(?P<le>\\d+)  # les mots de la ville
"""
'''
    assert list(french(source)) == []
