"""Does what README.md says, as written, where nothing is: `python bench/try_readme.py`.

The tracked files are copied to a temporary folder, HOME is empty, pip has no cache. The network is there for the block
that installs; all others run without it where `unshare --net` may be used (as root), and a line says so where it
may not. Exit code 1 with the command and its output where one fails.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
INSTALLS = "pip install"
KEPT = ("PATH", "LANG", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")


def main() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    blocks = [block for block in blocks if not block.startswith("make ")]
    offline = ["unshare", "--net"]
    if shutil.which("unshare") is None or subprocess.run([*offline, "true"], capture_output=True).returncode:
        print("notice: the network stays on, since unshare --net may not be used here")
        offline = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "kg"
        copy_tracked(place)
        (Path(folder) / "home").mkdir()
        environment = {name: os.environ[name] for name in os.environ if name in KEPT or name.startswith("PIP_")}
        environment |= {"HOME": str(Path(folder) / "home"), "PIP_NO_CACHE_DIR": "1", "PIP_QUIET": "2"}
        for block in blocks:
            installs = INSTALLS in block
            before = [] if installs else offline
            text = block if installs else f". .venv/bin/activate\n{block}"
            run([*before, "bash", "-eu", "-c", text], place, environment)
            print(
                f"{len(block.splitlines())} lines of README.md done"
                + ("" if installs else ", offline" if before else "")
            )


def copy_tracked(place: Path) -> None:
    """The files that git tracks, as they lie in the working tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode("utf-8").split("\0")):
        if (ROOT / name).is_file():
            target = place / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    """Ends this program where the command fails."""
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.exit(f"{command[-1]}\n{done.stdout.decode('utf-8', 'replace')}exit status {done.returncode}")


if __name__ == "__main__":
    main()
