# SPDX-License-Identifier: MIT OR Apache-2.0
"""The two programs that are compared, and the command lines that do the same thing with each."""

import functools
import subprocess

from lib.measure import Command, fresh, remove


class ReuseBuild:
    def __init__(self, tool, cache):
        self.tool = tool
        self.cache = cache

    def archive(self, workspace, file, *options):
        words = [self.tool, "archive", "--manifest-path", workspace.manifest]
        return Command([*words, "--archive-file", file, *options])

    def extract(self, file, directory, *options):
        words = [self.tool, "extract", "--archive-file", file, "--extract-to", directory]
        return Command([*words, *options], prepare=lambda: fresh(directory))

    def list(self, file, *, cached, workspace=None):
        """Lists the tests of an archive that is in the cache, or of one never seen before."""
        prepare = None if cached else lambda: remove(self.cache)
        environment = {"REUSE_BUILD_CACHE_DIR": str(self.cache)}
        words = [self.tool, "list", "--archive-file", file]
        cwd = workspace.directory if workspace else None
        return Command(words, prepare=prepare, environment=environment, cwd=cwd)

    def use(self, file):
        """All of `reuse-build ctest` but the tests; from the second time on with a cached tree."""
        words = [self.tool, "ctest", "--archive-file", file, "--", "-N"]
        return Command(words, environment={"REUSE_BUILD_CACHE_DIR": str(self.cache)})

    def ctest_of_last_use(self):
        """The ctest that it started, alone."""
        directory = max((self.cache / "runs").iterdir(), key=lambda run: run.stat().st_mtime)
        return Command(["ctest", "--test-dir", directory, "-N"])

    @functools.lru_cache(maxsize=None)
    def help_of(self, command):
        words = [self.tool, command, "--help"]
        return subprocess.run(words, capture_output=True, text=True, check=True).stdout

    def supports(self, command, *options):
        """Whether this build of the tool knows the options, values and all else left out."""
        known = self.help_of(command).replace(",", " ").split()
        return all(option in known for option in options if option.startswith("-"))


class Nextest:
    def archive(self, workspace, file):
        words = ["cargo", "nextest", "archive", "--archive-file", file]
        return Command(words, cwd=workspace.directory)

    def extract(self, workspace, file, directory):
        """nextest has no such command: this is the least that extracts, to an existing directory."""
        words = ["cargo", "nextest", "list", "--archive-file", file, "--extract-to", directory]
        words += ["--list-type", "binaries-only", "--message-format", "json"]
        return Command(words, prepare=lambda: fresh(directory), cwd=workspace.directory)

    def list(self, workspace, file):
        return Command(["cargo", "nextest", "list", "--archive-file", file], cwd=workspace.directory)

    def run_archive(self, workspace, file):
        words = ["cargo", "nextest", "run", "--archive-file", file, "--workspace-remap", "."]
        return Command(words, cwd=workspace.directory)

    def run_tree(self, workspace, tree, threads):
        metadata = tree / "target/nextest"
        words = ["cargo", "nextest", "run", "--target-dir-remap", tree / "target"]
        words += ["--binaries-metadata", metadata / "binaries-metadata.json"]
        words += ["--cargo-metadata", metadata / "cargo-metadata.json", "--test-threads", threads]
        return Command(words, cwd=workspace.directory)


def first_line(command):
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.splitlines()[0]
