package io.github.asgbg.report.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a line of progress is worth saying: when it is news, brisk at first and calmer when the output has grown, and when
 * by the next look nothing would have been said for half a minute.
 */
final class Pace {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    private static final Duration SLACK = Duration.ofSeconds(1);
    private static final Duration BRISK = Duration.ofSeconds(5);
    private static final Duration CALM = Duration.ofSeconds(20);
    /** Output of fewer lines is short. */
    private static final int SHORT = 20;

    private Optional<Instant> saidAt = Optional.empty();
    private Optional<Instant> lookedAt = Optional.empty();
    private String said = "";
    private int lines;

    void looked(Instant at) {
        lookedAt = Optional.of(at);
    }

    void said(Instant at) {
        saidAt = Optional.of(at);
        lines++;
    }

    /** Notes what was said, so that it is not repeated too soon. */
    void remember(String words) {
        said = words;
    }

    /** Whether a look's progress should be said; to be asked before the look is noted. */
    boolean isDue(Instant at, String words) {
        return isNews(at, words) || isOverdue(at);
    }

    /** Whether the next look, if it comes as late as this one did, would come too late. */
    boolean isOverdue(Instant at) {
        Duration gap = lookedAt.map(then -> Duration.between(then, at)).orElse(Duration.ZERO);
        return silence(at).plus(gap).plus(SLACK).compareTo(LONGEST_SILENCE) > 0;
    }

    /** Whether the words differ from the last ones, or were said long ago. */
    boolean isWorthRepeating(Instant at, String words) {
        return !words.equals(said) || silence(at).compareTo(CALM) >= 0;
    }

    private boolean isNews(Instant at, String words) {
        return !words.equals(said) && silence(at).compareTo(lines < SHORT ? BRISK : CALM) >= 0;
    }

    private Duration silence(Instant at) {
        return saidAt.map(then -> Duration.between(then, at)).orElse(LONGEST_SILENCE);
    }
}
