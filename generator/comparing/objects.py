"""Git's objects: a folder in a work tree and a ref in; the files that the folder had then out.

Nothing is checked out, and no file of the work tree is touched: trees and blobs are read from the repository.
"""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from ..errors import EnumerantError, Finding
from ..home import REGISTRY_FILE
from ..reading.source import MAX_BYTES

# As strays has it: no setting of a repository may name a program, and no folder that looks like a repository is one.
_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit")
_FETCH = "git fetch --unshallow --tags (in GitHub Actions: fetch-depth: 0)"
# What means something in the form of a tag.
_ESCAPED, _BACKSLASH = re.compile(r"([*?\[\\])"), r"\\\1"
# So many are named of what there is.
_SOME = 5
_LINK, _FILE = b"120000", b"100"


class Repository:
    """A repository of git, by a folder in its work tree."""

    def __init__(self, folder: Path) -> None:
        found = folder.resolve()
        top = next((above for above in (found, *found.parents) if os.path.lexists(above / ".git")), None)
        if top is None:
            cure = "name a folder, or a catalog.json, to compare with; or clone the repository"
            raise EnumerantError(_finding(folder, f"{folder} is in no repository of git; {cure}"))
        self._folder = folder
        self._top = top
        self._inside = found.relative_to(top).as_posix()
        # Somebody else's repository, for one, git does not read before it is told to: it says how.
        self._run(("rev-parse", "--git-dir"), b"")

    @property
    def is_shallow(self) -> bool:
        """Whether the clone lacks older commits."""
        return self._asked("rev-parse", "--is-shallow-repository") == b"true"

    def last_tag(self, name: str) -> str | None:
        """The last tag before HEAD that says a version; None if there is none. `latest` is one of no version.

        Where several registries share a repository, tags that begin with the `name` of this one, or with a folder that
        it is in, come before others: `name-v1.0.0`, `folder/v1.0.0`. Raises EnumerantError in a shallow clone without
        one: there may be one that was not fetched.
        """
        folders = [part for part in self._inside.split("/")[:-1] if part not in ("", ".")]
        own = (f"{_ESCAPED.sub(_BACKSLASH, part)}[-_/@]*[0-9].[0-9]*" for part in (name, *folders))
        for forms in (tuple(own), ("v[0-9]*", "[0-9]*"), ("*[0-9].[0-9]*",)):
            matching = (word for form in forms for word in ("--match", form))
            tag = self._asked("describe", "--tags", "--abbrev=0", *matching, "HEAD")
            if tag is not None:
                return os.fsdecode(tag)
        if self.is_shallow:
            wrong = "this clone is shallow, so which tag was the last is not known"
            raise EnumerantError(_finding(self._folder, f"{wrong}; {_FETCH}"))
        return None

    def has_commit(self) -> bool:
        """Whether there is any commit."""
        return self._asked("rev-parse", "--verify", "--quiet", "HEAD^{commit}") is not None

    def files(self, ref: str) -> tuple[str, Mapping[str, bytes]]:
        """What the folder, or another if `ref` says `REF:FOLDER`, held at a ref: how git calls it, and its files.

        Raises EnumerantError if there is no such ref, or no such folder.
        """
        name, colon, folder = ref.partition(":")
        folder = os.path.normpath(folder) if colon else self._inside
        commit = self._asked("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if commit is None:
            cure = f"it may not have been fetched, since this clone is shallow: {_FETCH}" if self.is_shallow else None
            raise EnumerantError(_finding(self._folder, f"git knows no {name}; {cure or self._refs()}"))
        inside = "" if folder == "." else folder
        called = f"{name}:{inside}"
        listed = self._asked("ls-tree", "-z", "--full-tree", f"{os.fsdecode(commit)}:{inside}")
        if listed is None:
            held = self._registries(os.fsdecode(commit))
            cure = f"if it had another name then, say --against {name}:{held[0] if len(held) == 1 else 'FOLDER'}"
            cure += f"; there are {', '.join(held)}" if len(held) > 1 else ""
            raise EnumerantError(_finding(self._folder, f"there was no folder {inside} at {name}; {cure}"))
        return called, self._contents(called, listed)

    def _registries(self, commit: str) -> list[str]:
        """Some folders that held a registry at a commit."""
        listed = (self._asked("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit) or b"").split(b"\0")
        end = f"/{REGISTRY_FILE}".encode()
        folders = [path.removesuffix(end) for path in listed if path.endswith(end)]
        return [os.fsdecode(folder) for folder in folders[:_SOME]]

    def _refs(self) -> str:
        """What there is to compare with."""
        tags = (self._asked("tag", "--sort=-creatordate") or b"").decode("utf-8", "replace").split()
        if not tags:
            return "there is no tag; name a commit or a branch, or fetch tags: git fetch --tags"
        return f"the last tags are {', '.join(tags[:_SOME])}; or fetch what is missing: git fetch --tags"

    def _contents(self, called: str, listed: bytes) -> dict[str, bytes]:
        objects: dict[str, bytes] = {}
        links: dict[str, bytes] = {}
        for line in filter(None, listed.split(b"\0")):
            head, _, path = line.partition(b"\t")
            mode, _, number = head.split(b" ")
            name = os.fsdecode(path)
            if name.lower().endswith((".yaml", ".yml")) and (mode == _LINK or mode.startswith(_FILE)):
                (links if mode == _LINK else objects)[name] = number
        blobs = self._blobs([*objects.values(), *links.values()])
        found = {name: blobs[number] for name, number in objects.items()}
        for name, link in links.items():
            # As in a work tree: a link to a file beside it is that file.
            target = os.path.normpath(os.fsdecode(blobs[link]))
            if target not in objects:
                wrong = "a link that leads out of the spec folder; compare with a ref where it is a file"
                raise EnumerantError(Finding(f"{called}/{name}", 1, 1, wrong))
            found[name] = found[target]
        return found

    def _blobs(self, numbers: list[bytes]) -> dict[bytes, bytes]:
        """The contents of objects by their numbers."""
        said = self._run(("cat-file", "--batch"), b"".join(number + b"\n" for number in numbers))
        found: dict[bytes, bytes] = {}
        place = 0
        while place < len(said):
            end = said.index(b"\n", place)
            number, sort, *size = said[place:end].split(b" ")
            if sort != b"blob":
                wrong = f"git lacks the object {number.decode()}; fetch it: git fetch --refetch"
                raise EnumerantError(_finding(self._folder, wrong))
            length = int(size[0])
            # What is longer than a file may be is told as such, and one byte more is enough for that.
            found[number] = said[end + 1 : end + 1 + min(length, MAX_BYTES + 1)]
            place = end + 1 + length + 1
        return found

    def _asked(self, *command: str) -> bytes | None:
        """What git says; None if it fails."""
        done = self._done(command, None)
        return done.stdout.rstrip(b"\n") if done.returncode == 0 else None

    def _run(self, command: tuple[str, ...], said: bytes) -> bytes:
        done = self._done(command, said)
        if done.returncode:
            words = " ".join(done.stderr.decode("utf-8", "replace").split())
            raise EnumerantError(_finding(self._folder, f"git {command[0]}: {words}; mend that and run again"))
        return done.stdout

    def _done(self, command: tuple[str, ...], said: bytes | None) -> "subprocess.CompletedProcess[bytes]":
        words = ("git", "--no-pager", *_SETTINGS, *command)
        try:
            return subprocess.run(words, cwd=self._top, input=said or b"", capture_output=True, check=False)
        except OSError as error:
            wrong = f"git cannot be run: {error.strerror}; install it, or name a folder or a catalog.json"
            raise EnumerantError(_finding(self._folder, wrong)) from None


def _finding(folder: Path, message: str) -> Finding:
    return Finding(str(folder), 1, 1, message)
