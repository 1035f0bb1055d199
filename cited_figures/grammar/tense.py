"""Whether a clause tells of the past or of the future, by endings and auxiliaries, without a model."""

from __future__ import annotations

import re

from cited_figures.grammar.rules import Rules
from cited_figures.lexicon import alternations
from cited_figures.patterns import compiled

_RELATIVE = re.compile(r"(?<!\w)(?:qui|que|qu'|dont|où)(?!\w)")
_CLAUSE_END = re.compile(r" ;|[»«]")
# «titrait», «ouvrait», «assurait» are imperfects, not conditionals
_IMPERFECT_IN_R = r"\w*(?:[éaobfg]r|(?<![al])ur|[^tî\W]tr|ouvr|livr|[^n\W]cr|spir|(?<!\w)tir|[tm]tir|dmir)ai(?:en)?t(?!\w)"
LEFT, RIGHT = 160, 140  # characters of the sentence that are searched for a verb on either side of a date


class TenseReader:
    """Reads the tense of the verb that governs a place in a sentence."""

    def __init__(self, language: str = "fr") -> None:
        self.rules = Rules("tense", language)
        forms = alternations("tense", language)
        adverb = rf"(?: (?:{forms['adverb']}|été|eu|\w+ment))*"
        ending = rf"\w*(?:{forms['participle_ending']})e?s?"
        opening = rf"{ending}|\w*(?:{forms['participle_opening']})e?s?"
        participle = (
            rf"(?!(?:{forms['planned']}|{forms['not_participle']})(?!\w))"
            rf"(?:\w+(?:é|ée|és|ées|i|ie|ies|[^eo\W]u|[^eo\W]ue|[^eo\W]us|[^eo\W]ues)|{opening}"
            rf"|\w*(?:{forms['participle_after']})e?s?|eu|dû)(?!\w)"
        )
        infinitive = r"(?:[sd]'|se |y |le |la |les |l'|de |à |d')*\w+(?:er|ir|re|oir)(?!\w)"
        simple = (  # the singular of the simple past: «gagna», «captura»
            rf"(?!{forms['noun_in_a']})\w{{2,}}(?:[^\Wraeéèiou\d_]a|ura)(?!\w)"
        )
        self._cue = compiled(
            rf"(?<!\w)(?:(?P<planned>(?<!que )(?<!qu')(?:{forms['planned']})(?!\w))"
            r"|(?P<past>(?:a|ont|ai|avons|avait|avaient) attendu(?!\w)"
            rf"|(?:[nslmt]')?(?:{forms['auxiliary']}){adverb} {participle}"
            rf"|(?:auraient|aurait|serait|seraient)(?: été)? {participle}|(?:{forms['past']})(?!\w))"
            rf"|(?P<present>(?:{forms['scheduled']})(?!\w))"
            rf"|(?P<future>(?:sera|seront|serons|serez)(?: \w+ment)? {participle}|"
            rf"(?:{forms['modal']})(?:-(?:t-)?\w+)?(?:,? \w+,?)? {infinitive}|"  # «va-t-il partir», «doit, elle, partir»
            rf"(?:[nslmt]')?(?!{_IMPERFECT_IN_R})\w*(?:rait|raient|era|eront|"
            r"erons|ira|iront|dra|dront|ttra|ttront|îtra|îtront|rra|rront|vra|vront|aura|auront|[^\W]erai|[^\W]irai|drai|rrai|evrai|aurai)(?!\w))"
            rf"|(?P<imperfect>(?!(?:{forms['present']})(?!\w))(?:[nslmtcd]')?\w{{1,}}(?:ait|aient|èrent|irent|urent|inrent)(?!\w)|{simple})"
            rf"|(?P<infinitive>(?:de |à |pour |d')\w+(?:er|ir|re|oir)(?!\w)))"
        )
        self._planned = re.compile(rf"(?:{forms['planned']})(?!\w)")
        self._held = re.compile(forms["held"])  # «le conseil organisé mardi sera bref»
        self._participle = re.compile(
            rf"(?<!\w)(?P<word>\w{{2,}}(?:é|ée|és|ées)|(?:\w[^eoaq\W]u|\w[^eo\W]ue|\w[^eo\W]us|\w[^eo\W]ues|{ending}))"
            r"(?: (?:à|dans|en|au|aux|sur|par)(?: [\w'-]+){1,3}| \w+ment)?"
            r" (?:le |en |du |depuis |ce |dès |au |à l'|cet |cette )?$"
        )
        self._noun = re.compile(rf"(?:{forms['noun_in_é']})s?|\w*(?:ité|ités|auté|autés|erté|ertés|iété|iétés)")
        self._was = re.compile(rf"(?<!\w)(?:{forms['former_plan']})(?: \w+)? $")
        self._determined = re.compile(r"(?<!\w)(?:le|la|un|une|du|de|au|ce|cette|son|sa|leur|chaque|tout) $")
        self._opening = re.compile(
            rf"(?:(?:\w+ment|{forms['opening']}) )?(?!(?:{forms['not_participle']})(?!\w))"
            rf"(?P<word>\w{{2,}}(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues)|{opening})"
            r"(?= (?:à|de|du|d'|dans|en|au|aux|par|pour|le|sur|chez|sous) | $)"
        )
        self._new_clause = re.compile(
            r"[;:«»()!?]|\.(?=\s)|(?<!\w)(?:qui|que|qu'|dont|lequel|laquelle|où|si|comme|mais)(?!\w)"
            r"|(?<=')(?:il|elle|on|ils|elles) "
        )

    def cue_before(self, lower: str, text: str, sentence: tuple[int, int], start: int) -> tuple[str | None, int]:
        """The last words before a place, in its clause, that tell a time, and where they end; None and the sentence's begin."""
        left = lower[max(sentence[0], start - LEFT) : start]
        cue, cue_end, _ = self._last(left, text, start - len(left))
        if cue is None or self._new_clause.search(left, cue_end):
            return None, sentence[0]
        return cue, start - len(left) + cue_end

    def cue_behind(self, lower: str, text: str, start: int, stop: int) -> str | None:
        """The first words behind a place, in its clause, that tell a time."""
        clause = _RELATIVE.search(lower, start, stop)
        return self._first(lower, text, start, clause.start() if clause else stop)

    def _told(self, left: str, right: str, cue: str | None, *, passive: bool = False) -> str | None:
        """What the named rules tell of a date, the last verb before it and the words around."""
        return self.rules.decide({"cue": cue or "none", "passive": passive, "before": left, "after": right})

    def direction(self, lower: str, text: str, sentence: tuple[int, int], start: int, end: int) -> str | None:
        """Say where the verb of the clause puts a date: «past», «future», «present» (planned), or None when nothing tells.

        sentence: where the sentence begins and ends; start, end: the date in it.

        >>> text = "le ministre se rendra mardi à Rome"
        >>> TenseReader().direction(text, text, (0, len(text)), 22, 27)
        'future'
        """
        left = lower[max(sentence[0], start - LEFT) : start]
        cue, cue_end, passive = self._last(left, text, start - len(left))
        given = self._told(left, lower[end : end + 2], cue, passive=passive)
        if given:
            return None if given == "open" else given
        found = self._participle.search(left, max(cue_end, len(left) - 40))
        if found and cue == "future" and found.start("word") - cue_end <= 1:
            return "future"  # «doit être jugé en septembre»
        if found and not self._planned.match(found["word"]) and not self._noun.fullmatch(found["word"]):
            held = self._held.fullmatch(found["word"]) and self._first(lower, text, end, min(sentence[1], end + RIGHT))
            return "future" if held == "future" else "past"
        if self._opens_past(left, start - len(left) <= sentence[0]):
            return "past"  # «parti de Liège le 30 juin, il arrivera»
        if cue is None:
            cue = self._first(lower, text, end, min(sentence[1], end + RIGHT))
        if cue is None:
            return self._told(left, "", "nowhere")
        return {"imperfect": "past", "planned": "future", "infinitive": None}.get(cue, cue)

    def _opens_past(self, left: str, whole: bool) -> bool:
        """Whether the words between commas that hold the date open with a participle."""
        comma = left.rfind(", ")
        if comma < 0 and not whole:
            return False
        found = self._opening.match(left, comma + 2 if comma >= 0 else 0)
        return (
            bool(found)
            and not self._cue.search(left, found.end() if found else 0)
            and not self._planned.match(found["word"] if found else "")
        )

    def _last(self, left: str, text: str, offset: int) -> tuple[str | None, int, bool]:
        """The last cue before a date, where it ends, whether it is passive.

        An infinitive after a past verb leaves the time open: «a promis de partir avant le 3».
        """
        last: str | None = None
        end, passive = 0, False
        for found in self._cue.finditer(left):
            kind = found.lastgroup
            end = found.end()
            if kind == "infinitive":
                if last not in {"future", "planned"}:
                    last = "infinitive"
                continue
            if kind in {"future", "imperfect"} and text[offset + found.start()].isupper() and " " not in found.group():
                continue  # a name: Rivera
            if kind == "present" and self._determined.search(left, max(0, found.start() - 6), found.start()):
                continue  # a noun: «tirés au sort», «le vote»
            if kind == "past" and last == "future" and found.group().startswith("être "):
                continue  # «pourrait être adopté»
            if kind == "planned" and self._was.search(left, max(0, found.start() - 30), found.start()):
                kind = "infinitive"  # «était prévue le 29 avril»: it may have come or not
            last = kind
            passive = found.group().startswith(("est ", "sont ", "étaient ", "était ")) or " été " in found.group()
        return last, end, passive

    def _first(self, lower: str, text: str, start: int, stop: int) -> str | None:
        clause = _CLAUSE_END.search(lower, start, stop)
        if clause and clause.group() != "«":
            stop = clause.start()
        for found in self._cue.finditer(lower, start, stop):
            kind = found.lastgroup
            if kind == "infinitive" or (kind in {"future", "imperfect"} and text[found.start()].isupper()):
                continue
            if kind == "present" and self._determined.search(lower, max(0, found.start() - 6), found.start()):
                continue
            return kind
        return None
