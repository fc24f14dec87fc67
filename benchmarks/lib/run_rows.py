# SPDX-License-Identifier: MIT OR Apache-2.0
"""Listing and running the tests of an archive, beside cargo-nextest."""

import os

from lib.measure import Command, alternate
from lib.table import Row
from lib.workspaces import SMALL_TESTS


def measure(bench, workspace):
    ours, theirs = bench.ours, bench.nextest
    our_file, their_file = bench.file("ours.tar.zst"), bench.file("nextest.tar.zst")
    our_tree, their_tree = bench.file("out-ours"), bench.file("out-nextest")
    ours.archive(workspace, our_file).seconds()
    theirs.archive(workspace, their_file).seconds()

    def row(name, our_command, their_command):
        times = alternate(bench.rounds, our_command, their_command)
        return Row(workspace.name, name, "s", *times)

    list_theirs = theirs.list(workspace, their_file)
    yield row("list, first use", ours.list(our_file, cached=False), list_theirs)
    yield row("list, again", ours.list(our_file, cached=True), list_theirs)

    ours.extract(our_file, our_tree).seconds()
    theirs.extract(workspace, their_file, their_tree).seconds()
    jobs = str(os.cpu_count())
    tests = our_tree / "target/reuse-build/ctest"
    yield row(
        f"run {SMALL_TESTS} trivial tests",
        Command(["ctest", "--test-dir", tests, "-Q", "-j", jobs]),
        theirs.run_tree(workspace, their_tree, jobs),
    )
