package io.github.asgbg.conformance;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * How everything is named that a run makes, so that it is found again by whoever removes it. Short enough for a load
 * balancer (32 characters) and plain enough for a bucket.
 */
final class Names {
    /** Begins every name, and is the key of the tag that instances carry. */
    static final String PREFIX = "asg-bg-probe";

    private static final Pattern RUN = Pattern.compile("[a-z0-9]{4,8}");

    private final String run;
    private final AtomicInteger given = new AtomicInteger();

    /** @param run tells one run from another */
    Names(String run) {
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException("a run is 4 to 8 small letters and digits, not: " + run);
        }
        this.run = run;
    }

    String run() {
        return run;
    }

    /** A name of this run that was not given before. */
    String next() {
        return PREFIX + "-" + run + "-" + given.incrementAndGet();
    }

    static boolean isOurs(String name) {
        return name.startsWith(PREFIX + "-");
    }
}
