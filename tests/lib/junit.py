#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR Apache-2.0
"""Reads a JUnit file by Python's own parser, checks what must hold of any, and prints the rest.

    junit.py FILE [--merged] [--texts]
        a line a suite and a test, sorted; what differs from run to run is masked. A merged file
        has no id of its own. With --texts also what elements hold, such as outputs.

Fails where counts are not those of the test cases, or an attribute lacks or has another form.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

TIMESTAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00"
SECONDS = r"\d+\.\d{3}"
UUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
RERUNS = ("flakyFailure", "flakyError", "rerunFailure", "rerunError")


def check(condition, what):
    if not condition:
        sys.exit(f"{sys.argv[1]}: {what}")


def check_form(node, name, form):
    value = node.get(name)
    check(value is not None, f"<{node.tag}> {node.get('name')!r} has no {name}")
    check(re.fullmatch(form, value), f"{name}={value!r} of <{node.tag}>")


def check_counts(node, cases):
    counts = {
        "tests": len(cases),
        "skipped": sum(case.find("skipped") is not None for case in cases),
        "failures": sum(case.find("failure") is not None for case in cases),
        "errors": sum(case.find("error") is not None for case in cases),
    }
    for name, count in counts.items():
        check(node.get(name) == str(count), f"{name}={node.get(name)}, but there are {count}")
    return " ".join(f"{name}={count}" for name, count in counts.items())


def masked(text):
    """Times, process ids and the order of lines' blanks are no part of what is compared."""
    return re.sub(r"\d+\.\d+s|\(\d+\)", "N", text or "").strip()


def described(node):
    parts = [node.tag]
    for name in ("type", "message"):
        if name in node.attrib:
            parts.append(f"{name}={masked(node.get(name))!r}")
    if "--texts" in sys.argv:
        parts.append(repr(masked(node.text)))
    parts += [f"[{described(child)}]" for child in node]
    return " ".join(parts)


def case_line(suite, case):
    check(case.get("classname") == suite.get("name"), f"classname of {case.get('name')!r}")
    if case.find("error[@message='the driver was killed while the test ran']") is None:
        check_form(case, "time", SECONDS)
    if case.find("skipped") is None:
        check_form(case, "timestamp", TIMESTAMP)
    for rerun in (child for child in case if child.tag in RERUNS):
        check_form(rerun, "timestamp", TIMESTAMP)
        check_form(rerun, "time", SECONDS)
    # cargo-nextest leaves controls out of names, and has no properties of a test.
    name = re.sub(r"[\t\r\n]", "", case.get("name"))
    children = [described(child) for child in case if child.tag != "properties"]
    return " ".join([f"{suite.get('name')} {name!r}", *children])


def main():
    root = ElementTree.parse(sys.argv[1]).getroot()
    check(root.tag == "testsuites", f"begins with <{root.tag}>")
    check_form(root, "time", SECONDS)
    check_form(root, "timestamp", TIMESTAMP)
    if "--merged" not in sys.argv:
        check_form(root, "uuid", UUID)
    lines = []
    for suite in root.findall("testsuite"):
        cases = suite.findall("testcase")
        lines.append(f"{suite.get('name')}: {check_counts(suite, cases)}")
        lines += [case_line(suite, case) for case in cases]
    lines.append(": " + check_counts(root, root.findall("testsuite/testcase")))
    print("\n".join(sorted(lines)))


main()
