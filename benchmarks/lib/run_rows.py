# SPDX-License-Identifier: MIT OR Apache-2.0
"""Listing and running the tests of an archive, beside cargo-nextest and bare loops."""

import os
import pathlib
import subprocess

from lib.measure import Command, alternate, alternate_times
from lib.table import Row
from lib.workspaces import prepare

JOBS = str(os.cpu_count())
SPAWN_LOOP = pathlib.Path(__file__).resolve().parent.parent / "spawn_loop.cpp"

# The most of nextest's and of the loop's wall time, by the number of tests.
BINARY_OF_NEXTEST = {1000: 0.33, 10000: 0.35}
BINARY_OF_LOOP = {1000: 1.25, 10000: 1.15}
TEST_OF_BARE = {1000: 1.4, 10000: 1.5}
TEST_OF_NEXTEST = {1000: 0.7, 10000: None}
ISOLATION_OF_NEXTEST = {1000: None, 10000: 0.05}


def measure(bench, work):
    yield from list_rows(bench, prepare("small", work))
    results = {}
    for count in (1000, 10000):
        runs = Runs(bench, prepare(f"trivial-{count}", work), count)
        yield from runs.rows()
        results[count] = runs.times
    yield growth_row(results)
    yield from memory_rows(bench, runs)


def list_rows(bench, workspace):
    """Tests that the archive names, and tests that nobody has listed before."""
    ours, theirs = bench.ours, bench.nextest
    our_file, their_file = bench.file("ours.tar.zst"), bench.file("nextest.tar.zst")
    ours.archive(workspace, our_file).seconds()
    theirs.archive(workspace, their_file).seconds()
    cold, recorded, nextests = alternate(
        bench.rounds,
        ours.list(their_file, cached=False, workspace=workspace),
        ours.list(our_file, cached=False),
        theirs.list(workspace, their_file),
    )
    yield Row(workspace.name, "list, recorded", "ms", recorded, nextests, most=0.05)
    yield Row(workspace.name, "list, nextest's archive, first use", "s", cold, nextests, limit=1)


class Runs:
    """One trivial workspace, run in every way."""

    def __init__(self, bench, workspace, count):
        self.bench, self.workspace, self.count = bench, workspace, count
        self.archive = bench.file(f"{count}.tar.zst")
        bench.ours.archive(workspace, self.archive).seconds()
        sides = {
            "binary": self.ours("--granularity", "binary"),
            "isolation": self.ours("--isolation", "binary"),
            "test": self.ours("--granularity", "test"),
            "nextest": self.nextest(),
            "loop": self.loop(),
            "bare": self.bare(),
        }
        measured = alternate_times(bench.rounds, *sides.values())
        self.times = dict(zip(sides, measured))

    def ours(self, *options):
        tree = self.bench.file(f"{self.count}{''.join(options)}")
        self.bench.ours.extract(self.archive, tree, *options).seconds()
        return Command(["ctest", "--test-dir", tree / "target/reuse-build/ctest", "-Q", "-j", JOBS])

    def nextest(self):
        file, tree = self.bench.file("nextest.tar.zst"), self.bench.file("nextest")
        self.bench.nextest.archive(self.workspace, file).seconds()
        self.bench.nextest.extract(self.workspace, file, tree).seconds()
        return self.bench.nextest.run_tree(self.workspace, tree, JOBS)

    def command_lines(self):
        """Of every test: the program and its arguments, as nextest starts it."""
        lines = []
        for binary in sorted(self.workspace.directory.glob("target/debug/deps/part_*")):
            if binary.suffix:
                continue
            listed = subprocess.run([binary, "--list", "--format", "terse"], capture_output=True)
            for line in listed.stdout.decode().splitlines():
                lines.append([str(binary), "--exact", line.removesuffix(": test"), "--nocapture"])
        assert len(lines) == self.count
        return lines

    def loop(self):
        program, file = self.bench.file("spawn_loop"), self.bench.file(f"{self.count}.lines")
        subprocess.run(["c++", "-std=c++20", "-O2", SPAWN_LOOP, "-o", program], check=True)
        lines = [[str(self.workspace.directory), *words] for words in self.command_lines()]
        file.write_text("".join("\t".join(line) + "\n" for line in lines))
        return Command([program, file, JOBS])

    def bare(self):
        """ctest and the test binaries, without a driver."""
        directory = self.bench.fresh(f"{self.count}-bare")
        tests = [
            f"add_test([[{number}]] " + " ".join(f"[[{word}]]" for word in words) + ")\n"
            for number, words in enumerate(self.command_lines())
        ]
        (directory / "CTestTestfile.cmake").write_text("".join(tests))
        return Command(["ctest", "--test-dir", directory, "-Q", "-j", JOBS])

    def rows(self):
        against_nextest = self.rows_against("nextest", "cargo-nextest")
        yield from against_nextest("binary", "a test a binary", BINARY_OF_NEXTEST)
        yield from against_nextest("isolation", "a process a binary", ISOLATION_OF_NEXTEST)
        yield from against_nextest("test", "a test a Rust test", TEST_OF_NEXTEST)
        yield from self.rows_against("loop", "bare loop")("binary", "a test a binary", BINARY_OF_LOOP)
        yield from self.rows_against("bare", "bare ctest")("test", "a test a Rust test", TEST_OF_BARE)

    def rows_against(self, theirs, against):
        """Wall time, which a limit is for, and processor time, for when wall time is too noisy."""

        def rows(ours, name, limits):
            (wall, processor), (their_wall, their_processor) = self.times[ours], self.times[theirs]
            label = self.workspace.name
            limit = limits[self.count]
            yield Row(label, name, "s", wall, their_wall, limit=limit, against=against)
            yield Row(label, f"{name}, user and system", "s", processor, their_processor, against=against)

        return rows


def growth_row(times):
    """How the costs grow from 1,000 to 10,000 tests, beside how the loop's do."""

    def growth(side):
        return times[10000][side][0] / times[1000][side][0]

    name = "growth from 1,000, a test a binary"
    ours, theirs = growth("binary"), growth("loop")
    return Row("trivial-10000", name, "times", ours, theirs, limit=1.05, against="bare loop")


def memory_rows(bench, runs):
    limit = 64 * 1024 * 1024
    tool = Command(
        [bench.ours.tool, "ctest", "--archive-file", runs.archive]
        + ["--granularity", "binary", "--", "-Q"],
        environment={"REUSE_BUILD_CACHE_DIR": str(bench.ours.cache)},
    )
    tool.seconds()  # extracts into the cache
    name = "peak memory of the tool, archive in the cache"
    yield Row("trivial-10000", name, "MiB", tool.peak_memory(), most=limit)
    own = bench.file("10000--granularitybinary") / "target/reuse-build"
    driver = Command([*own.glob("bin/*/reuse-build-driver"), "run-binary", own / "launch/0"])
    yield Row("trivial-10000", "peak memory of the driver", "MiB", driver.peak_memory(), most=limit)
