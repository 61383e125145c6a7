"""A change of a folder that is killed (`kill -9`) again and again, each time at another point of its way."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

POINTS = 20
_KILLER = """
import os, shutil, signal, sys
sys.path.insert(0, {tests!r})
{change}

def run(path, stop):
    calls = 0
    def count(frame, event, argument):
        nonlocal calls
        calls += event in ("call", "c_call")
        if calls == stop:
            os.kill(os.getpid(), signal.SIGKILL)
    sys.setprofile(count)
    change(path)
    sys.setprofile(None)
    return calls

def fork(work):
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]

base = {base!r}
shutil.copytree(base, base + "-measure")
read, write = os.pipe()
assert fork(lambda: os.write(write, str(run(base + "-measure", -1)).encode())) == 0
total = int(os.read(read, 20))
for point in range({points}):
    path = f"{{base}}-{{point:02}}"
    shutil.copytree(base, path)
    assert fork(lambda: run(path, 1 + total * point // {points})) == signal.SIGKILL, point
"""


def kill_everywhere(base: Path, change: str, points: int = POINTS) -> list[Path]:
    """Copies of the folder `base`, each left by a process that was killed at another point of the same change.

    `change` is Python that defines `change(path)`; the points are calls of Python and C functions, evenly spread.
    """
    code = _KILLER.format(
        tests=str(Path(__file__).parent), base=str(base), change=textwrap.dedent(change), points=points
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Path(f"{base}-{point:02}") for point in range(points)]
