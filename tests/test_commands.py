"""The commands of the Makefile and of `python -m cited_figures`: each calls what there is, with the options given."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cited_figures.__main__ import main

ROOT = Path(__file__).parent.parent
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def dry(*arguments: str, folder: Path) -> str:
    """What make would run, in an environment that is yet to be made and without what `make test` itself hands on."""
    handed_on = {"PAGE_LANGUAGE", *re.findall(r"^export (.+)$", MAKEFILE, re.MULTILINE)[0].split()}
    given = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name not in handed_on}
    command = ["make", "--dry-run", f"VENV={folder / 'env'}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("module", sorted(set(re.findall(r"\$\((?:RUN|CALL)\) -m ([\w.]+)", MAKEFILE))))
def test_make_runs_modules_that_there_are(module: str) -> None:
    assert importlib.util.find_spec(module) is not None


def test_the_first_line_of_the_makefile_names_every_command() -> None:
    head = MAKEFILE.partition("\nPYTHON")[0]
    commands = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    assert commands
    assert [name for name in commands[1].split() if name not in {"format", "lock", "clean"} and f"make {name}" not in head] == []


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
@pytest.mark.parametrize(
    ("arguments", "ran"),
    [
        (["fuzz"], "-m fuzz.everything '1800'"),
        (["fuzz", "SECONDS=5; touch x"], "-m fuzz.everything '5; touch x'"),
        (["mutants"], "-m fuzz.mutants '300'"),
        (["mutants", "SAMPLE=20"], "-m fuzz.mutants '20'"),
        (["bench", "SENTENCES=annotated.jsonl"], '-m benchmarks.sentences "$SENTENCES"'),
        (
            ["score", "GOLD=gold.jsonl", "OPTIONS=--no-syntax --misses 9"],
            '-m cited_figures score $OPTIONS -- "$GOLD"',
        ),
        (["unseen", "TEXTS=corpus", "OPTIONS=--show 3"], '-m cited_figures unseen $OPTIONS -- "$TEXTS"'),
        (["rules", "TEXTS=corpus", "OPTIONS=--no-syntax"], '-m cited_figures rules $OPTIONS -- "$TEXTS"'),
        (["lexicons", "OPTIONS=--check"], " bin/python -m cited_figures lexicons --check\n"),
        (["lab"], '-m cited_figures lab --published="$PUBLISHED"   \n'),
        (["lab", "ARTICLE=grève.txt"], '-m cited_figures lab --published="$PUBLISHED"   -- "$ARTICLE"\n'),
        (["gallery"], "-m cited_figures gallery"),
        (["report"], "-m cited_figures report"),
        (["report", "PRIVATE=1"], '--published="$PUBLISHED" --language="$PAGE_LANGUAGE" --private  -- "$ARTICLE"'),
        (["report", "PRIVATE=oui"], '--language="$PAGE_LANGUAGE" --private  -- "$ARTICLE"'),
        (["report", "PRIVATE=no"], '--language="$PAGE_LANGUAGE"   -- "$ARTICLE"'),
        (["report", "PRIVATE="], '--language="$PAGE_LANGUAGE"   -- "$ARTICLE"'),
    ],
)
def test_what_make_runs(tmp_path: Path, arguments: list[str], ran: str) -> None:
    assert ran in dry(*arguments, folder=tmp_path)


@pytest.mark.parametrize("options", [["--no-syntax", "--json", "FILE"], ["FILE", "--json", "--no-syntax"]])
def test_options_of_the_scorer_stand_before_the_file_or_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("Il touche <f kind=money value=500 unit=EUR>500 euros</f>.", encoding="utf-8")
    assert main(["score", *(str(path) if option == "FILE" else option for option in options)]) == 0
    assert json.loads(capsys.readouterr().out)["kinds"]["money"]["f"] == 100


def test_options_of_the_gallery(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("Il touche 500 euros.", encoding="utf-8")
    assert main(["gallery", "--to", str(tmp_path / "page.html"), str(path)]) == 0
    assert "500 euros" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == f"The gallery of 1 articles: {tmp_path / 'page.html'}\n"


def test_an_option_that_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["score", "--nonsense"])
    assert ended.value.code == 2
    assert "usage: python -m cited_figures score" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
@pytest.mark.parametrize(
    ("arguments", "environment", "wanted"),
    [
        ([], {}, ""),
        (["LANGUAGE=fr"], {}, "fr"),
        (["LANGUAGE=de"], {}, "de"),  # is told by the command that there is none
        ([], {"LANGUAGE": "fr"}, "fr"),
        ([], {"LANGUAGE": "en_GB:en"}, ""),  # a system's own setting is no wish for a page
        (["LANGUAGE=en"], {"LANGUAGE": "fr"}, "en"),
    ],
)
def test_the_language_of_the_page(arguments: list[str], environment: dict[str, str], wanted: str) -> None:
    given = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "LANGUAGE"}
    command = ["make", "--eval", "asked: ; @echo «$$PAGE_LANGUAGE»", "asked", *arguments]
    said = subprocess.run(command, cwd=ROOT, env=given | environment, capture_output=True, text=True, check=True).stdout
    assert said.strip() == f"«{wanted}»"


def asked(recipe: str, *arguments: str, folder: Path = ROOT, **environment: str) -> str:
    """What a recipe prints that is run beside those of the Makefile."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | environment
    command = ["make", "-C", str(ROOT), "--eval", f"asked: ; @{recipe}", "asked", *arguments]
    done = subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, check=True)
    return done.stdout.split("\n", 1)[1].rpartition("make: Leaving directory")[0]


TYPED = [
    "$(shell touch x).txt",
    "https://exemple.fr/?p=$id&x=1",
    "`touch x`; touch x",
    'l\'été «"20 %"» #1.txt',
    "-x.txt",
    "$$a\\ b",
]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
@pytest.mark.parametrize("words", TYPED)
@pytest.mark.parametrize("name", ["ARTICLE", "PUBLISHED", "TEXTS", "GOLD", "OPTIONS", "LANGUAGE"])
def test_what_is_typed_reaches_the_program_as_it_is(words: str, name: str, tmp_path: Path) -> None:
    variable = "PAGE_LANGUAGE" if name == "LANGUAGE" else name
    assert asked(f'printf "%s" "$${variable}"', f"{name}={words}", folder=tmp_path) == words
    if name != "LANGUAGE":
        assert asked(f'printf "%s" "$${variable}"', folder=tmp_path, **{name: words}) == words
    assert list(tmp_path.iterdir()) == []
    assert not (ROOT / "x").exists()


@pytest.mark.parametrize("name", ["-x.txt", "$id & «q» 'a'.txt", "--published.txt"])
def test_a_file_with_any_name_gets_its_report(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("Il touche 500 euros.", encoding="utf-8")
    assert main(["report", "--published=", "--language=", "--to=r", "--", name]) == 0
    (page,) = tmp_path.glob("r/*/report.html")
    assert "500 euros" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
def test_paths_count_from_where_a_person_stands(tmp_path: Path) -> None:
    told = asked("echo $$STANDS : $$PROJECT : $(subst &,and,$(CALL))", folder=tmp_path, PWD=str(tmp_path))
    assert told == f"{tmp_path} : {ROOT} : cd {tmp_path} andand {ROOT}/.venv/bin/python -P\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed here")
def test_of_pips_own_settings_those_count_that_name_places() -> None:
    unwanted = {"PIP_USER": "1", "PIP_TARGET": "/nowhere", "PIP_NO_DEPS": "1", "PIP_REQUIRE_HASHES": "0"}
    known = asked("env", PIP_INDEX_URL="https://exemple.fr", **unwanted).splitlines()
    assert "PIP_INDEX_URL=https://exemple.fr" in known
    assert [line for line in known if line.partition("=")[0] in unwanted] == []
    installs = [line for line in MAKEFILE.splitlines() if line.startswith("\t@$(INSTALL)")]
    assert len(installs) == 3
    assert all("--isolated" in line or "$(ISOLATED)" in line for line in installs)
    assert all(line.count("--require-hashes") == 2 for line in installs if "-r requirements" in line)


def test_what_make_prints_of_its_own_is_one_line_while_it_installs(tmp_path: Path) -> None:
    loud = [line for line in re.findall(r"^\t(.*)", MAKEFILE, re.MULTILINE) if line.startswith("$(INSTALL)")]
    assert loud == []
    install = re.search(r"^INSTALL := (.*)$", MAKEFILE, re.MULTILINE)
    assert install
    assert {"--disable-pip-version-check", "--quiet", "--root-user-action=ignore"} <= set(install[1].split())
    rule = MAKEFILE.partition("$(INSTALLED): requirements.lock")[2].partition("\n\n")[0]
    assert rule.count("@echo") == 1


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("where", ["{}", "exec({!r})"], ids=["plain", "in code of a string"])
def test_a_signal_is_an_exception_that_can_be_caught_for_good(name: str, where: str, tmp_path: Path) -> None:
    code = where.format(f"os.kill(os.getpid(), signal.{name})")
    program = f"""
import os, signal, sys
from cited_figures.commands.signals import stopped_by_signals
try:
    with stopped_by_signals():
        {code}
except KeyboardInterrupt:
    sys.exit(130)
"""
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{tmp_path}"}
    # With -m, as a person starts it: there Python asks at its end whether it was interrupted.
    assert subprocess.run([sys.executable, "-m", "program"], env=environment, check=False).returncode == 130
