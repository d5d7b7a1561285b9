"""A file of entries by key, shared by runs: SQLite, which lets two runs write and survives a kill.

The file saves time and nothing else. Whatever goes wrong with it, a run goes on without it and without a
word; one that is damaged, or is no such file at all, is made anew.
"""

# Every run asks the cache, and pathlib takes longer to import than an entry to read.
# ruff: noqa: PTH103, PTH108, PTH118
import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

LAYOUT = 1  # of the file and of its entries; to be raised when either changes
MAXIMUM_BYTES = 512 << 20
MAXIMUM_ENTRY = 4 << 20
_BATCH = 256  # entries written at once
_FEWER = 4  # a file that is full loses one part in so many, the entries longest out of use
_AGE = 8  # runs after which an entry in use is marked as such again
_WAIT = 2.0  # seconds for another run that is writing
_TABLE = "CREATE TABLE entries (key BLOB PRIMARY KEY, run INTEGER NOT NULL, data BLOB NOT NULL)"
_SCHEMA = [("table", "entries", _TABLE), ("index", "sqlite_autoindex_entries_1", None)]


@dataclass(slots=True)
class Store:
    """An open file, or none (`connection` is None); `run` counts the runs that left something in it."""

    connection: "sqlite3.Connection | None" = None
    run: int = 0
    most: int = MAXIMUM_BYTES
    _new: dict[bytes, bytes] = field(default_factory=dict)
    _used: list[bytes] = field(default_factory=list)

    def recall(self, key: bytes) -> bytes | None:
        """Return what is kept under a key, or None."""
        if self.connection is None:
            return None
        import sqlite3  # noqa: PLC0415 - loaded where there is a connection

        try:
            row = self.connection.execute("SELECT data, run FROM entries WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self.close()
            return None
        if row is None or not isinstance(row[0], bytes) or len(row[0]) > MAXIMUM_ENTRY:
            return None
        if self.run - row[1] > _AGE:
            self._used.append(key)
        return row[0]

    def keep(self, key: bytes, data: bytes) -> None:
        """Keep data under a key, if that is possible; soon, and for certain once the store is closed."""
        if self.connection is not None and len(data) <= MAXIMUM_ENTRY:
            self._new[key] = data
            if len(self._new) >= _BATCH:
                self._write()

    def close(self) -> None:
        """Write what waits to be written; the store is then one that keeps nothing."""
        if self.connection is None:
            return
        import sqlite3  # noqa: PLC0415 - loaded where there is a connection

        if self._new or self._used:
            self._write()
        connection, self.connection = self.connection, None
        with suppress(sqlite3.Error):
            connection.close()

    def _write(self) -> None:
        import sqlite3  # noqa: PLC0415 - loaded where there is a connection

        connection = self.connection
        if connection is None:
            return
        new = [(key, self.run, data) for key, data in self._new.items()]
        used = [(self.run, key) for key in self._used]
        self._new.clear()
        self._used.clear()
        try:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", new)
                connection.executemany("UPDATE entries SET run = ? WHERE key = ?", used)
                connection.execute(f"PRAGMA user_version = {self.run % (1 << 31)}")
                _prune(connection, self.most)
        except sqlite3.Error:  # no room, no permission, or another run writes for too long
            with suppress(sqlite3.Error):
                connection.rollback()


def store_in(folder: str | None) -> Store:
    """Return the store in a folder, made where there is none; one that keeps nothing where it cannot be."""
    if folder is None:
        return Store()
    try:
        import sqlite3  # noqa: PLC0415 - where there is a cache; some Pythons are built without it
    except ImportError:
        return Store()
    path = os.path.join(folder, f"results-{LAYOUT}.sqlite3")
    with suppress(OSError, ValueError, sqlite3.Error):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        try:
            return _opened(path)
        except sqlite3.OperationalError:  # locked, read-only, no room: nothing that a new file would mend
            return Store()
        except sqlite3.DatabaseError:
            for ending in ("", "-wal", "-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(path + ending)
            return _opened(path)
    return Store()


def _opened(path: str) -> Store:
    import sqlite3  # noqa: PLC0415 - as above

    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")  # a crash of the system costs the cache, no more
        _prepare(connection)
        run = connection.execute("PRAGMA user_version").fetchone()[0]
    except BaseException:
        connection.close()
        raise
    return Store(connection, run + 1)


def _prepare(connection: "sqlite3.Connection") -> None:
    """Make the table where there is nothing; DatabaseError where there is anything else."""
    import sqlite3  # noqa: PLC0415 - as above

    if not _schema(connection):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            if not _schema(connection):  # else another run was faster
                connection.execute(_TABLE)
    if _schema(connection) != _SCHEMA:
        message = "not a file of this tool"
        raise sqlite3.DatabaseError(message)


def _schema(connection: "sqlite3.Connection") -> list[tuple[str, str, str | None]]:
    return connection.execute("SELECT type, name, sql FROM sqlite_master LIMIT 9").fetchall()


def _prune(connection: "sqlite3.Connection", most: int) -> None:
    """Take out the entries longest out of use where the file holds more than `most` bytes."""
    pages, free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * size > most:
        count = connection.execute("SELECT count(*) FROM entries").fetchone()[0]
        oldest = "SELECT rowid FROM entries ORDER BY run, rowid LIMIT ?"
        fewer = -(-count // _FEWER)
        connection.execute(f"DELETE FROM entries WHERE rowid IN ({oldest})", (fewer,))  # noqa: S608 - fixed texts
