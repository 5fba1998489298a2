package io.github.asgbg.cli;

/** How a command speaks. */
enum Output {
    /** To people: a live view on a terminal, plain lines elsewhere. */
    TEXT,
    /** To programs: one JSON object a line, on standard output. */
    JSON
}
