"""What the pages of documentation say to type, and what they say comes out.

Fenced blocks of a page, in order: `sh` is run by bash in one folder for the whole page; a `text` block directly behind it is
its output, where `…` stands for any characters of a line, and alone on a line for any lines. A block with
`title="FILE"` is the content of that file. `python` is run by this Python. A comment on the line above says otherwise:
`<!-- not run: REASON -->` leaves a block out, `<!-- into FILE behind: TEXT -->` puts it into FILE behind the first line that
holds TEXT.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OFFLINE = ("unshare", "--net")
_FENCE = re.compile(r"^```(\w*)(.*)$")
_TITLE = re.compile(r'title="([^"]+)"')
_NOT_RUN = re.compile(r"^<!-- not run: (.+) -->$")
_INTO = re.compile(r"^<!-- into (\S+) behind: (.+) -->$")


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its file where it is one, its text, its line, and why it is not run, or ""."""

    page: str
    line: int
    language: str
    title: str
    text: str
    left_out: str
    into: tuple[str, str]
    """The file that it is put into, and what stands on the line before; or two empty strings."""
    after: bool
    """Whether nothing but empty lines stands between this block and the one before."""

    @property
    def place(self) -> str:
        return f"{self.page}:{self.line}"


def read_blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page; ValueError names the line of a block that does not close."""
    blocks: list[Block] = []
    lines = page.read_text(encoding="utf-8").splitlines()
    name = str(page.relative_to(ROOT))
    at, before = 0, ""
    after = False
    while at < len(lines):
        opened = _FENCE.match(lines[at])
        if not opened:
            if lines[at].strip():
                before, after = lines[at], False
            at += 1
            continue
        start = at
        at += 1
        while at < len(lines) and lines[at] != "```":
            at += 1
        if at == len(lines):
            raise ValueError(f"{name}:{start + 1}: this block does not close")
        title = _TITLE.search(opened[2])
        reason = _NOT_RUN.match(before)
        text = "\n".join(lines[start + 1 : at]) + "\n"
        into = _INTO.match(before)
        place = (into[1], into[2]) if into else ("", "")
        why = reason[1] if reason else ""
        blocks.append(Block(name, start + 1, opened[1], title[1] if title else "", text, why, place, after))
        at, before, after = at + 1, "", True
    return blocks


def list_commands(page: Path) -> list[str]:
    """The commands of a page, in order, without comments; a command over several lines is one."""
    found: list[str] = []
    for block in read_blocks(page):
        if block.language != "sh":
            continue
        quoted = False
        for line in block.text.splitlines():
            line = re.sub(r"\s+# .*$|^# .*$", "", line).rstrip()
            if quoted:
                found[-1] += "\n" + line
            elif line:
                found.append(line)
            quoted ^= line.count("'") % 2 == 1
    return found


def can_go_offline() -> bool:
    """Whether a command can be run without any network here, which takes root's rights."""
    return (
        shutil.which("unshare") is not None and not subprocess.run([*OFFLINE, "true"], capture_output=True).returncode
    )


class Shell:
    """A user's shell in an empty home: `kg` and `python` are this interpreter's, the network is off where it can be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        home, tools = folder / "home", folder / "tools"
        for made in (self.folder, home, tools):
            made.mkdir(parents=True)
        for name, arguments in (("kg", " -m kg"), ("python", "")):
            script = tools / name
            script.write_text(f'#!/bin/sh\nexec {sys.executable}{arguments} "$@"\n')
            script.chmod(0o755)
        self.environment = {
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
            "TMPDIR": str(folder),
        }
        self.prefix = OFFLINE if can_go_offline() else ()

    def run(self, command: str) -> tuple[int, str]:
        """The exit status, and standard output and errors together."""
        done = subprocess.run(
            [*self.prefix, "bash", "-eu", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=300,
        )
        return done.returncode, done.stdout

    def write(self, name: str, text: str) -> None:
        """A file in the working folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def insert(self, name: str, behind: str, text: str) -> bool:
        """Puts `text` into a file behind the first line that holds `behind`; whether there is one."""
        path = self.folder / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next((number for number, line in enumerate(lines, 1) if behind in line), 0)
        lines.insert(at, text)
        path.write_text("".join(lines), encoding="utf-8")
        return at > 0


def agrees(expected: str, output: str) -> bool:
    """Whether `output` is what a page shows."""
    parts = []
    for line in expected.splitlines():
        if line.strip() == "…":
            parts.append(r"(?:.*\n)*?")
        else:
            parts.append(".*?".join(re.escape(piece.rstrip()) for piece in line.split("…")) + r"[ ]*\n")
    return re.fullmatch("".join(parts), output if output.endswith("\n") else output + "\n") is not None


def run_page(page: Path, shell: Shell) -> list[str]:
    """Runs a page from top to bottom; what does not come out as it says, one string each."""
    wrong: list[str] = []
    output = ""
    for block in read_blocks(page):
        if block.left_out:
            continue
        if block.title:
            shell.write(block.title, block.text)
        elif block.into[0]:
            if not shell.insert(*block.into, block.text):
                wrong.append(f"{block.place}: {block.into[0]} has no line with {block.into[1]!r}")
        elif block.language in ("sh", "python"):
            command = block.text if block.language == "sh" else f"python - <<'EOF'\n{block.text}EOF"
            status, output = shell.run(command)
            fails = "exit code" in block.text
            if bool(status) != fails:
                wrong.append(f"{block.place}: exit status {status}\n{block.text}\n{output}")
        elif block.language == "text" and block.after and not agrees(block.text, output):
            wrong.append(f"{block.place}: the page shows\n{block.text}\nbut this came out:\n{output}")
    return wrong
