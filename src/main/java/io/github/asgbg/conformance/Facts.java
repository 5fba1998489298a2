package io.github.asgbg.conformance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a probe sees, without what differs from run to run: names and ids. */
final class Facts {
    private final Map<String, String> seen = new LinkedHashMap<>();
    private final String run;

    Facts(String run) {
        this.run = run;
    }

    void add(String name, Object value) {
        seen.put(name, plain(String.valueOf(value)));
    }

    Map<String, String> seen() {
        return Collections.unmodifiableMap(seen);
    }

    /** The text with placeholders for ids, names of this run and times. */
    String plain(String text) {
        return text.replaceAll("\\bi-[0-9a-f]{8,17}\\b", "<instance>")
                .replaceAll("\\b" + Names.PREFIX + "-" + run + "-[a-z0-9-]+", "<name>")
                .replaceAll("\\b[a-z]+-[0-9a-f]{17}\\b", "<id>")
                .replaceAll("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "<token>")
                .replaceAll("Request ID: [^,)]+", "Request ID: <id>")
                .replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                .replaceAll("\\b\\d{12}\\b", "<account>");
    }
}
