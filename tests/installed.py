"""Whether the installed versions are those of the lock: `python -m tests.installed`."""

from __future__ import annotations

import re
import sys
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement

LOCK = Path(__file__).parent.parent / "requirements-dev.lock"
OWN = {"cited-figures", "pip"}


def differences(lock: str) -> list[str]:
    """A sentence for each package that is missing, has another version, or is not in the lock."""
    wanted = {}
    for line in re.findall(r"^([^\s#].*?) ?\\?$", lock, re.MULTILINE):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            wanted[_plain(requirement.name)] = str(requirement.specifier).removeprefix("==")
    installed = {_plain(one.metadata["Name"]): one.version for one in distributions()}
    found = []
    for name in sorted((wanted.keys() | installed.keys()) - OWN):
        if wanted.get(name) != installed.get(name):
            found.append(f"{name}: {installed.get(name, 'not')} installed, {wanted.get(name, 'not')} in the lock.")
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    lines = differences(LOCK.read_text(encoding="utf-8"))
    print("\n".join(lines) or "The installed versions are those of the lock.")
    sys.exit(1 if lines else 0)
