"""Strangers' projects: a folder of tests/hosts in, what its `host.yaml` says and what of it this machine lacks out.

A `host.yaml` says what a stranger has installed (`tools` on the path, Python's `modules`, packages of `npm` and `older`
ones, patterns of `files` that Debian brings), what they run in a shell (`commands`), and what the last one answers:
facts by hand.
"""

import shutil
from glob import glob
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import yaml
from proofs import PATH, TESTS

HOSTS = TESTS / "hosts"
FOLDERS = sorted(path.parent for path in HOSTS.glob("*/host.yaml"))
NODE_MODULES = HOSTS / "node_modules"
# Apart, since their programs are called like those of today: npm links one `tsc` and one `node` alone.
OLDER = HOSTS / "older" / "node_modules"


class Host(NamedTuple):
    """What a stranger's machine has, what they run there, and what the last command prints."""

    commands: tuple[str, ...]
    answers: str
    tools: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    npm: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def missing(self) -> list[str]:
        """What of it is not here, whether or not what is here runs."""
        tools = [name for name in self.tools if shutil.which(name, path=PATH) is None]
        modules = [name for name in self.modules if find_spec(name) is None]
        packages = [*(NODE_MODULES / name for name in self.npm), *(OLDER / name for name in self.older)]
        patterns = [*map(str, packages), *self.files]
        return [*tools, *modules, *(one for one in patterns if not glob(one))]


def read_host(folder: Path) -> Host:
    """What a folder's `host.yaml` says."""
    return Host(**yaml.safe_load(folder.joinpath("host.yaml").read_text("utf-8")))


def unasked() -> list[str]:
    """A line for all strangers who cannot be asked here; none if there are none."""
    names = [folder.name for folder in FOLDERS if read_host(folder).missing()]
    return [f"hosts: {', '.join(names)}: not asked here; run: make toolchains, then make prove"] if names else []
