# SPDX-License-Identifier: MIT OR Apache-2.0
"""Runs commands and measures them: wall time in alternation, peak memory."""

import hashlib
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import time


class Command:
    """A command to be measured, and what prepares each of its runs (which is not timed)."""

    def __init__(self, words, prepare=None, cwd=None, environment=None):
        self.words = [str(word) for word in words]
        self.prepare = prepare or (lambda: None)
        self.cwd = cwd
        self.environment = {**os.environ, **(environment or {})}

    def start(self):
        return subprocess.Popen(
            self.words,
            cwd=self.cwd,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def seconds(self):
        """Wall time of one run."""
        return self.times()[0]

    def times(self):
        """Wall time of one run, and the processor time of all processes that it waited for."""
        self.prepare()
        before = processor_seconds()
        start = time.monotonic()
        process = self.start()
        errors = process.communicate()[1]
        taken = time.monotonic() - start
        self.check(process.returncode, errors)
        return taken, processor_seconds() - before

    def peak_memory(self):
        """The most bytes that the program itself has held at once, its children left out.

        wait4() would count the children (cargo, the tests) in, so the kernel's high-water mark is
        read while the program runs; it only grows, so that the last reading is what counts.
        """
        self.prepare()
        process = self.start()
        peak = 0
        while process.poll() is None:
            peak = max(peak, high_water_mark(process.pid))
            time.sleep(0.002)
        self.check(process.returncode, process.stderr.read())
        return peak

    def check(self, code, errors):
        if code != 0:
            words = " ".join(self.words)
            raise SystemExit(f"`{words}` failed:\n{errors.decode(errors='replace')}")


class Hashing:
    """Takes the SHA-256 of a file, by the same library as the tool: what a warm cache must pay."""

    def __init__(self, file):
        self.file = file

    def seconds(self):
        start = time.monotonic()
        with self.file.open("rb") as stream:
            hashlib.file_digest(stream, "sha256")
        return time.monotonic() - start


def processor_seconds():
    """User and system time of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def high_water_mark(pid):
    """VmHWM in bytes, 0 for a process that has ended or has not begun."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) * 1024 if found else 0


def alternate(rounds, *sides):
    """The median of each side in seconds; one round that is not counted goes first."""
    return [statistics.median(kept) for kept in in_turns(rounds, [side.seconds for side in sides])]


def alternate_times(rounds, *sides):
    """The same, as pairs of wall time and processor time."""
    pairs = in_turns(rounds, [side.times for side in sides])
    return [tuple(statistics.median(kept) for kept in zip(*times)) for times in pairs]


def in_turns(rounds, calls):
    """What each call gives in each round but the first."""
    results = [[] for _ in calls]
    for number in range(rounds + 1):
        for call, kept in zip(calls, results):
            result = call()
            if number > 0:
                kept.append(result)
    return results


def fresh(directory):
    """An empty directory; what is still to be written to the disk by an earlier run is waited for."""
    remove(directory)
    directory.mkdir(parents=True)
    os.sync()
    return directory


def remove(directory):
    shutil.rmtree(directory, ignore_errors=True)
