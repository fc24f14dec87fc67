# SPDX-License-Identifier: MIT OR Apache-2.0
"""Archives beside cargo-nextest's: size, time and memory to write, time to extract and to list.

Both are warm: nothing is left to compile, and the files lie in the page cache.
"""

import subprocess

from lib.measure import Hashing, alternate
from lib.table import Row

MIB = 1024 * 1024
STRIPPED = ("--strip", "debug")
LINE_TABLES = ("--debuginfo", "line-tables")
SIZE_LIMITS = {"small": 0.32, "large": 0.72}
STRIPPED_SIZE_LIMITS = {"small": 0.07, "large": 0.19}


def measure(bench, workspace):
    """All rows of a workspace; what this build of the tool lacks is said instead of a figure."""
    yield from writing(bench, workspace)
    yield from sizes(bench, workspace)
    yield from memory(bench, workspace)
    yield from extracting(bench, workspace)
    if workspace.name == "huge":
        yield from first_and_second_use(bench, workspace)
    yield under_nextest(bench, workspace)


def unsupported(bench, workspace, name, command, options):
    """A row that says that the options are missing, or None where they are known."""
    if bench.ours.supports(command, *options):
        return None
    return Row(workspace.name, name, said="not supported by this reuse-build")


def our_archive(bench, workspace, *options):
    """Where the archive with these options lies; writing() puts those there that need no compiler."""
    words = ["ours", workspace.name, *(option.lstrip("-") for option in options)]
    return bench.file("-".join(words) + ".tar.zst")


def their_archive(bench, workspace):
    return bench.file(f"nextest-{workspace.name}.tar.zst")


def writing(bench, workspace):
    """The whole command on a built workspace."""
    theirs = bench.nextest.archive(workspace, their_archive(bench, workspace))
    for name, options, limit in (("", (), 1.4), (" stripped", STRIPPED, 0.65)):
        row = unsupported(bench, workspace, "archive" + name, "archive", options)
        if row is None:
            file = our_archive(bench, workspace, *options)
            ours = bench.ours.archive(workspace, file, *options)
            times = alternate(bench.rounds, ours, theirs)
            row = Row(workspace.name, "archive" + name, "s", *times, limit=limit)
        yield row


def sizes(bench, workspace):
    yield size(bench, workspace, "size", (), SIZE_LIMITS)
    ours = our_archive(bench, workspace).stat().st_size
    tar_zstd = size_by_stock_tools(bench, workspace)
    against = "tar and zstd"
    yield Row(workspace.name, "size", "MB", ours, tar_zstd, limit=1.02, against=against)
    yield size(bench, workspace, "size stripped", STRIPPED, STRIPPED_SIZE_LIMITS)
    if workspace.name == "large":
        name = "size with line tables"
        yield size(bench, workspace, name, LINE_TABLES, {"large": 0.4}, compile_first=True)


def size(bench, workspace, name, options, limits, compile_first=False):
    missing = unsupported(bench, workspace, name, "archive", options)
    if missing:
        return missing
    file = our_archive(bench, workspace, *options)
    if compile_first:
        bench.ours.archive(workspace, file, *options).seconds()
    bytes_of_both = file.stat().st_size, their_archive(bench, workspace).stat().st_size
    return Row(workspace.name, name, "MB", *bytes_of_both, limit=limits.get(workspace.name))


def size_by_stock_tools(bench, workspace):
    """`tar --sort=name | zstd -3 --long=27 -T2` over the very files of our archive."""
    tree = bench.fresh("stock")
    archive = our_archive(bench, workspace)
    subprocess.run(["cmake", "-E", "tar", "xf", archive], cwd=tree, check=True)
    line = "tar --sort=name -cf - target | zstd -3 --long=27 -T2 | wc -c"
    return int(subprocess.run(line, shell=True, cwd=tree, capture_output=True, check=True).stdout)


def memory(bench, workspace):
    theirs = bench.nextest.archive(workspace, bench.file("memory-nextest.tar.zst")).peak_memory()
    file = bench.file("memory.tar.zst")
    ours = bench.ours.archive(workspace, file).peak_memory()
    name = "peak memory of archive"
    yield Row(workspace.name, name, "MiB", ours, theirs, most=256 * MIB)
    if workspace.name == "large":
        ours = bench.ours.archive(workspace, file, "--zstd-level", "19").peak_memory()
        yield Row(workspace.name, f"{name}, level 19", "MiB", ours)


def extracting(bench, workspace):
    """Into a directory where no tree is yet."""
    smallest = ("-E", f"binary_id(={workspace.smallest_binary})")
    yield extraction(bench, workspace, "extract", (), (), 0.75)
    yield extraction(bench, workspace, "extract stripped", STRIPPED, (), 0.3)
    if workspace.name == "huge":
        yield extraction(bench, workspace, "extract one small binary", (), smallest, 0.4)


def extraction(bench, workspace, name, archived_with, options, limit):
    missing = unsupported(bench, workspace, name, "archive", archived_with)
    missing = missing or unsupported(bench, workspace, name, "extract", options)
    if missing:
        return missing
    file = our_archive(bench, workspace, *archived_with)
    ours = bench.ours.extract(file, bench.file("out-ours"), *options)
    their_file, their_tree = their_archive(bench, workspace), bench.file("out-nextest")
    theirs = bench.nextest.extract(workspace, their_file, their_tree)
    return Row(workspace.name, name, "s", *alternate(bench.rounds, ours, theirs), limit=limit)


def first_and_second_use(bench, workspace):
    """Of an archive: its tests listed before it was ever extracted, and its use when it is cached."""
    file = our_archive(bench, workspace)
    (first,) = alternate(bench.rounds, bench.ours.list(file, cached=False))
    yield Row(workspace.name, "list, never extracted", "ms", first, most=0.05)
    bench.ours.use(file).seconds()
    again, hashing, ctest = alternate(
        bench.rounds, bench.ours.use(file), Hashing(file), bench.ours.ctest_of_last_use()
    )
    name = "second use, hashing and ctest taken off"
    yield Row(workspace.name, name, "ms", max(again - hashing - ctest, 0.0), most=0.03)


def under_nextest(bench, workspace):
    """Whether nextest itself runs all that we wrote, all tests passing; it ends this run otherwise."""
    archives = sorted(bench.scratch.glob(f"ours-{workspace.name}*.tar.zst"))
    for archive in archives:
        bench.nextest.run_archive(workspace, archive).seconds()
    said = f"all tests pass ({len(archives)} of {len(archives)} archives)"
    return Row(workspace.name, "run by cargo-nextest", said=said, passed=True)
