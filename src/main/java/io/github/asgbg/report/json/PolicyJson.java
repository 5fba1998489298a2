package io.github.asgbg.report.json;

import java.util.stream.Collectors;

/** A policy as standard output can carry it: in ASCII, and with nothing in it that a CI system would take for a command. */
public final class PolicyJson {
    private PolicyJson() {}

    /** The same document, whose texts may be written otherwise and mean the same. */
    public static String of(String document) {
        return document.lines().map(Json::safe).collect(Collectors.joining("\n"));
    }
}
