"""Formulas of web pages as text on one line: MathML and LaTeX."""

from __future__ import annotations

import re
from typing import Any

from cited_figures.articles.raised import fraction, power

_TEX = re.compile(r"\\\((?P<inline>[^\n]{1,400}?)\\\)|\\\[(?P<shown>[^\n]{1,400}?)\\\]|\$\$(?P<dollars>[^\n$]{1,400}?)\$\$")
_COMMANDS = {
    "times": "×", "cdot": "⋅", "pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "approx": "≈", "simeq": "≈", "neq": "≠",
    "div": "÷", "circ": "°", "euro": "€", "degree": "°", "ldots": "…", "dots": "…", "quad": " ", "qquad": " ", "infty": "∞",
    "displaystyle": "", "textstyle": "", "left": "", "right": "", "limits": "",
}  # fmt: skip
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_WRAPPED = re.compile(r"\\(?:text|mathrm|mathbf|mathit|operatorname|textbf|mbox)\s*\{([^{}]*)\}")
_POWER = re.compile(r"\^\s*\{([^{}]*)\}")
_SIGNS = re.compile(r"\\([a-zA-Z]+) ?")
_DEEPEST = 100


def mathml(element: Any, depth: int = 0) -> str:
    """The words of a MathML element: «3,5», «10^6», «3/4»; powers with «^», so that they are no calls of notes.

    >>> from lxml import html
    >>> mathml(html.fromstring("<math><mn>3</mn><mo>×</mo><msup><mn>10</mn><mn>6</mn></msup></math>"))
    '3×10^6'
    """
    tag = element.tag.rpartition(":")[2] if isinstance(element.tag, str) else ""
    inner = [] if depth > _DEEPEST else [child for child in element if isinstance(child.tag, str)]
    if tag in {"annotation", "annotation-xml"} or not tag:
        return ""
    if tag == "semantics":
        inner = inner[:1]
    parts = [mathml(child, depth + 1) for child in inner]
    if tag == "msup" and len(parts) == 2:
        return parts[0] + power(parts[1])
    if tag == "msubsup" and len(parts) == 3:
        return parts[0] + parts[1] + power(parts[2])
    if tag == "mfrac" and len(parts) == 2:
        return fraction(*parts)
    if tag == "msqrt":
        return "√" + "".join(parts)
    if tag == "mspace":
        return " "
    return (" ".join((element.text or "").split()) if tag != "math" else "") + "".join(parts)


def plain_tex(text: str) -> str:
    """A text in which LaTeX between «\\\\(» and «\\\\)», «\\\\[» and «\\\\]» or «$$» is written plainly.

    >>> plain_tex(r"soit \\(3{,}5 \\times 10^{6}\\) euros et $12 millions")
    'soit 3,5 × 10^6 euros et $12 millions'
    """
    if "\\" not in text and "$$" not in text:
        return text
    return _TEX.sub(lambda found: _plain(found["inline"] or found["shown"] or found["dollars"]), text)


def _plain(tex: str) -> str:
    for _ in range(3):
        tex = _WRAPPED.sub(r"\1", tex)
        tex = _FRACTION.sub(lambda found: fraction(found[1], found[2]), tex)
    tex = _POWER.sub(lambda found: power(found[1]), tex)
    tex = re.sub(r"\\[,;:! ]|~", " ", tex.replace("{,}", ",").replace("\\%", "%").replace("\\$", "$").replace("\\&", "&"))
    tex = _SIGNS.sub(lambda found: _COMMANDS.get(found[1], found[1]) + (" " if found.group().endswith(" ") else ""), tex)
    return " ".join(tex.replace("{", "").replace("}", "").split())
