"""stub"""
from __future__ import annotations
class ShallowTagger:
    def __init__(self, language="fr"): pass
    def tag(self, reading, sentence, drafts):
        from cited_figures.grammar.parser import sentence_parser
        from cited_figures.text.words import Tokens
        p = sentence_parser("fr").parse([Tokens(reading.text, reading.lower, sentence.start, sentence.end)])[0]
        return p
