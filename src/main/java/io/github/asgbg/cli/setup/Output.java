package io.github.asgbg.cli.setup;

/** How a command speaks. */
public enum Output {
    /** To people: a live view on a terminal, plain lines elsewhere. */
    TEXT,
    /** To programs: one JSON object a line, on standard output. */
    JSON
}
