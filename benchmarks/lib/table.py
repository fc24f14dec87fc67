# SPDX-License-Identifier: MIT OR Apache-2.0
"""What was measured, as a table and as JSON."""

import dataclasses
import typing

UNITS = {"times": 1, "MB": 1e6, "MiB": 1024 * 1024, "s": 1, "ms": 1e-3}


@dataclasses.dataclass(frozen=True)
class Row:
    """One result. Values are in seconds or bytes; `unit` is how they are shown.

    `limit` is the most that the ratio ours / theirs may be, `most` the most that `ours` may be.
    `said` stands in for figures: a check, which `passed` or not, or why there are none.
    """

    workspace: str
    name: str
    unit: str = ""
    ours: typing.Optional[float] = None
    theirs: typing.Optional[float] = None
    limit: typing.Optional[float] = None
    most: typing.Optional[float] = None
    against: str = "cargo-nextest"
    said: str = ""
    passed: typing.Optional[bool] = None

    @property
    def ratio(self):
        return self.ours / self.theirs if self.ours is not None and self.theirs else None

    @property
    def met(self):
        """Whether the limit is kept; None where there is no limit or no figure."""
        if self.limit is not None and self.ratio is not None:
            return self.ratio <= self.limit
        if self.most is not None and self.ours is not None:
            return self.ours <= self.most
        return self.passed

    def cells(self):
        if self.said:
            return [self.workspace, self.name, self.said, "", "", "", self.verdict()]
        theirs = self.shown(self.theirs)
        if self.theirs is not None and self.against != "cargo-nextest":
            theirs += f" ({self.against})"
        ratio = f"{self.ratio:.3f}" if self.ratio is not None else ""
        figures = [self.shown(self.ours), theirs, ratio, self.shown_limit()]
        return [self.workspace, self.name, *figures, self.verdict()]

    def shown(self, value):
        if value is None:
            return ""
        return f"{value / UNITS[self.unit]:.{0 if self.unit == 'ms' else 2}f} {self.unit}"

    def shown_limit(self):
        return f"{self.limit:g}" if self.limit is not None else self.shown(self.most)

    def verdict(self):
        return {None: "", True: "met", False: "**not met**"}[self.met]

    def as_json(self):
        return {**dataclasses.asdict(self), "ratio": self.ratio, "met": self.met}


def markdown(rows):
    """A table of Markdown whose columns also line up as plain text."""
    heads = ["workspace", "", "ReuseBuild", "cargo-nextest", "ratio", "limit", ""]
    lines = [heads] + [row.cells() for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(f"{cell:{width}}" for cell, width in zip(line, widths)) + " |"
        for line in lines
    )
