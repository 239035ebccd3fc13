"""Files of an archive's output, on whatever file system Spark knows: by Hadoop's own interface to these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.errors import OutputError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Storage"]

#: What Spark leaves beside a table that is whole.
DONE = "_SUCCESS"
#: Tables lie in folders in folders, by month and number.
_DEEP = 2


class Storage:
    """A folder.

    Args:
        root: its name, as Spark takes it: ``out``, ``hdfs://host/out``, ``s3a://bucket/out``.

    Raises:
        OutputError: if Spark knows no file system of that name.
    """

    def __init__(self, spark: SparkSession, root: str) -> None:
        jvm: Any = spark._jvm
        self._of, self._io = jvm.org.apache.hadoop.fs.Path, jvm.org.apache.commons.io.IOUtils
        self._util = jvm.org.apache.hadoop.fs.FileUtil
        from py4j.protocol import Py4JJavaError

        self._spark = spark
        self._error: type[Exception] = Py4JJavaError
        try:
            self._configuration = spark._jsc.hadoopConfiguration()
            self._files = self._of(root).getFileSystem(self._configuration)
            self.root: str = self._files.makeQualified(self._of(root)).toString().rstrip("/")
        except Py4JJavaError as error:
            raise OutputError("Spark has no file system for it", where=root, remedy="name a folder") from error

    def at(self, name: str) -> str:
        """Where something in the folder lies, as Spark takes it."""
        return f"{self.root}/{name}" if name else self.root

    def kept(self, frame: DataFrame, name: str) -> DataFrame:
        """A table as it lies in the folder, where it is written: what it took to make it is not done once more."""
        frame.write.mode("overwrite").parquet(self.at(name))
        return self._spark.read.parquet(self.at(name))

    def exists(self, name: str) -> bool:
        return bool(self._files.exists(self._path(name)))

    def is_whole(self, name: str) -> bool:
        """Whether a table was written to its end."""
        return self.exists(f"{name}/{DONE}")

    def read(self, name: str) -> str | None:
        """The text of a file; None if it is not there. What was just being replaced is there under its new name."""
        there = next((each for each in (name, f"{name}.new") if self.exists(each)), None)
        if there is None:
            return None
        stream = self._files.open(self._path(there))
        try:
            return str(self._io.toString(stream, "UTF-8"))
        finally:
            stream.close()

    def write(self, name: str, text: str) -> None:
        """The same for a text."""
        self.write_bytes(name, text.encode("utf-8"))

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all.

        Raises:
            OutputError: if it cannot be written.
        """
        new = f"{name}.new"
        try:
            stream = self._files.create(self._path(new), True)
            try:
                stream.write(bytearray(data))
            finally:
                stream.close()
        except self._error as error:
            raise OutputError("cannot be written", where=self.at(name), remedy="name another folder") from error
        self.move(new, name)

    def move(self, name: str, to: str) -> None:
        """Give a file or a folder another name, in place of what has that.

        Raises:
            OutputError: if it cannot be moved.
        """
        target = self._path(to)
        if self._files.exists(target):
            self.delete(to)
        elif not self._files.exists(target.getParent()):
            self._files.mkdirs(target.getParent())
        if not self._files.rename(self._path(name), target):
            raise OutputError("cannot be written", where=self.at(to), remedy="name another folder")

    def delete(self, name: str) -> None:
        self._files.delete(self._path(name), True)

    def is_inside(self, other: str) -> bool:
        """Whether it lies in another folder, or is that: of a pattern, in the folder before its first sign."""
        try:
            files = self._of(other).getFileSystem(self._configuration)
            path = files.makeQualified(self._of(other)).toString()
        except self._error:
            return False  # what is no path is told when it is read
        sign = min((at for mark in "*?[{" if (at := path.find(mark)) >= 0), default=len(path))
        folder = path if sign == len(path) else path[: path.rfind("/", 0, sign)]
        return f"{self.root}/".startswith(f"{folder.rstrip('/')}/")

    def folders(self, name: str) -> list[str]:
        """The folders that lie in it, sorted."""
        if not self.exists(name):
            return []
        found = (each.getPath().toString() for each in self._files.listStatus(self._path(name)) if each.isDirectory())
        return sorted(str(path)[len(self.root) + 1 :] for path in found)

    def pieces(self, name: str) -> list[str]:
        """The files in which Spark has written a table, in the folders of months and numbers too, sorted."""
        # Level by level, for every call of Java takes a while. A file lists as itself.
        listed = self._util.stat2Paths(self._files.listStatus(self._path(name)))
        for _ in range(_DEEP):
            listed = self._util.stat2Paths(self._files.listStatus(listed))
        found = (str(path.toString())[len(self.root) + 1 :] for path in listed)
        return sorted(file for file in found if file.rpartition("/")[2].startswith("part-"))

    def _path(self, name: str) -> Any:
        return self._of(self.at(name))
