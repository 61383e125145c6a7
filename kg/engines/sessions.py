"""The one door to PySpark: sessions, and folders on any file system that Hadoop knows."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.engines.bundles import BUNDLE, write_bundle
from kg.errors import EngineError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.sources.parallelPartitionDiscovery.threshold": "32",
    "spark.python.daemon.module": "kg.engines.daemons",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.app.name": "kg build",
    "spark.log.level": "ERROR",
}
"""What kg needs whatever the cluster; a user's own --conf of the same name is left as it is."""
_LOCAL_PARTITIONS = "8"
"""Partitions of a join on one machine: Spark's own 200 cost more than the rows that they hold."""
_REMEDY = "pip install 'kg[spark]', and a Java 17 or newer on the path (Debian: openjdk-17-jre-headless)"


def open_session(master: str = "") -> SparkSession:
    """A Spark session on `master`; "" takes what spark-submit was told, or else all cores of this machine.

    With a master `local[…]` workers import the kg of this process. Elsewhere they import the bundle that spark-submit
    was given (`--archives kg-bundle.zip#kg-bundle`), or one that is written here. EngineError where PySpark or Java are
    not at hand.
    """
    try:
        from pyspark.conf import SparkConf
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(f"--engine spark: {error}; {_REMEDY}") from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    conf = SparkConf()
    for name, value in _SETTINGS.items():
        conf.setIfMissing(name, value)
    chosen = retry_locally(master or conf.get("spark.master") or "local[*]")
    conf.setMaster(chosen)
    if chosen.startswith("local"):
        conf.setIfMissing("spark.driver.host", "127.0.0.1")
        conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1")
        conf.setIfMissing("spark.sql.shuffle.partitions", _LOCAL_PARTITIONS)
    archives = [a for a in (conf.get("spark.archives") or "").split(",") if a]
    if not chosen.startswith("local[") and not any(a.endswith(f"#{BUNDLE}") for a in archives):
        bundle = write_bundle(Path(tempfile.mkdtemp(prefix="kg-")) / f"{BUNDLE}.zip")
        conf.set("spark.archives", ",".join([*archives, f"{bundle}#{BUNDLE}"]))
    own = str(Path(__file__).resolve().parents[2]) if chosen.startswith("local[") else BUNDLE
    conf.setIfMissing("spark.executorEnv.PYTHONPATH", own)
    try:
        session = SparkSession.builder.config(conf=conf).getOrCreate()
    except PySparkRuntimeError as error:
        raise EngineError(f"--engine spark: {str(error).splitlines()[0]}; {_REMEDY}") from None
    session.sparkContext.setLogLevel("ERROR")
    return session


def retry_locally(master: str) -> str:
    """`local[N]` as `local[N,4]`: without the second number a task that fails once is never tried again."""
    if master == "local":
        return "local[1,4]"
    if master.startswith("local[") and "," not in master:
        return master.replace("]", ",4]")
    return master


@contextmanager
def naming_failures(path: str) -> Iterator[None]:
    """EngineError, which names `path`, for what the JVM throws inside: a name node that does not answer, no rights, no
    such scheme."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import IllegalArgumentException

    try:
        yield
    except Py4JJavaError as error:
        said = error.java_exception
        reason = said.getMessage() or said.getClass().getName()
    except IllegalArgumentException as error:
        reason = str(error)
    else:
        return
    problem = reason.splitlines()[0].partition("; For more details")[0]
    raise EngineError(f"{path}: {problem}; check the URI, your rights and the cluster's Hadoop settings")


@dataclass(frozen=True)
class HadoopFolder:
    """A folder by path or URI (hdfs://, s3a://, file:, …), through the JVM's Hadoop client.

    Every method raises EngineError where the file system cannot be reached or refuses.
    """

    session: SparkSession
    path: str

    def __truediv__(self, name: str) -> HadoopFolder:
        return HadoopFolder(self.session, f"{self.path.rstrip('/')}/{name}")

    def exists(self) -> bool:
        """Whether there is anything at the path."""
        with naming_failures(self.path):
            return bool(self._system().exists(self._path()))

    def is_complete(self) -> bool:
        """Whether a Spark job has written this folder to its end."""
        return (self / "_SUCCESS").exists()

    def names(self) -> list[str]:
        """The names in the folder, sorted; none where it does not exist."""
        if not self.exists():
            return []
        with naming_failures(self.path):
            return sorted(status.getPath().getName() for status in self._system().listStatus(self._path()))

    def delete(self) -> None:
        """Deletes the folder and all in it."""
        with naming_failures(self.path):
            self._system().delete(self._path(), True)

    def replace(self, other: HadoopFolder) -> None:
        """Puts this folder in the place of `other`. On file systems with a rename (HDFS, disks) that is one step after
        the old one is gone; EngineError where it fails, and then this folder still stands."""
        other.delete()
        with naming_failures(other.path):
            other._system().mkdirs(other._path().getParent())
            renamed = self._system().rename(self._path(), other._path())
        if not renamed:
            raise EngineError(f"{self.path}: cannot be renamed to {other.path}; rename it by hand, it is complete")

    def _path(self) -> Any:
        return self._jvm().org.apache.hadoop.fs.Path(self.path)

    def _system(self) -> Any:
        context: Any = self.session.sparkContext
        return self._path().getFileSystem(context._jsc.hadoopConfiguration())

    def _jvm(self) -> Any:
        context: Any = self.session.sparkContext
        return context._jvm
