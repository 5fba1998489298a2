package io.github.asgbg.sandbox.traffic;

import java.time.Duration;
import java.util.Optional;

/**
 * How an application behaves, by the end of its version's name unless something else was configured.
 *
 * <ul>
 *   <li>{@code v2}: comes up after the boot time and answers 200.
 *   <li>{@code v2-slow}: takes three times as long to boot, and a quarter of a second for each answer.
 *   <li>{@code v2-sick}: answers everything, health checks included, with 500 for ever.
 *   <li>{@code v2-dead}, {@code v2-never}: never comes up; nothing listens.
 *   <li>{@code v2-flaky}: answers 200 for one minute of simulated time, then 503 for ever.
 * </ul>
 */
public enum Behaviour {
    NORMAL,
    SLOW,
    SICK,
    DEAD,
    FLAKY;

    private static final Duration FLAKY_AFTER = Duration.ofMinutes(1);
    private static final Duration SLOW_ANSWER = Duration.ofMillis(250);

    /** The behaviour that a version's name asks for. */
    public static Behaviour ofVersion(String version) {
        String kind = version.substring(version.lastIndexOf('-') + 1);
        return switch (version.contains("-") ? kind : "") {
            case "slow" -> SLOW;
            case "sick" -> SICK;
            case "dead", "never" -> DEAD;
            case "flaky" -> FLAKY;
            default -> NORMAL;
        };
    }

    /** Simulated time from a running machine to a listening application. */
    Duration bootTime(Duration normal) {
        return this == SLOW ? normal.multipliedBy(3) : normal;
    }

    /** Simulated time that one answer takes. */
    Duration answerTime() {
        return this == SLOW ? SLOW_ANSWER : Duration.ZERO;
    }

    /** The status of every answer, or none when nothing listens. */
    Optional<Integer> status(Duration sinceStart) {
        return switch (this) {
            case NORMAL, SLOW -> Optional.of(200);
            case SICK -> Optional.of(500);
            case DEAD -> Optional.empty();
            case FLAKY -> Optional.of(sinceStart.compareTo(FLAKY_AFTER) < 0 ? 200 : 503);
        };
    }
}
