// SPDX-License-Identifier: MIT OR Apache-2.0
//! Names that need care in an expression: its own signs, escapes, blanks, letters beyond ASCII.

const NAMES: [&str; 44] = [
    " begins with a blank",
    "#hash",
    "/slashes/",
    "1",
    "10",
    "100",
    "=equal",
    "A",
    "Straße",
    "[brackets]",
    "a",
    "a/b",
    "a/b/c",
    "a/x/y/b",
    "all()",
    "and or not",
    "back\\slash",
    "bell\u{8}and\u{c}feed",
    "comma,comma",
    "dot.dot",
    "dotxdot",
    "e\u{301}",
    "ends with a blank ",
    "foo",
    "foobar",
    "generic<T>",
    "is{1,2}",
    "minus-minus",
    "one(two)",
    "pipe|plus+and&not!",
    "quote\"'`",
    "tab\there",
    "under_score",
    "x",
    "xx",
    "xyz",
    "\u{e9}",
    "\u{3b1}\u{3b2}\u{3b3}",
    "\u{431}\u{443}\u{43a}\u{432}\u{44b}",
    "\u{661}\u{662}",
    "\u{65e5}\u{672c}::\u{30c6}\u{30b9}\u{30c8}",
    "\u{1f980}",
    "~tilde",
    "**stars**",
];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    if !has("--list") {
        return;
    }
    for name in NAMES
        .iter()
        .filter(|name| !has("--ignored") || name.starts_with("foo"))
    {
        println!("{name}: test");
    }
}
