package io.github.asgbg.sandbox.traffic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What clients saw.
 *
 * @param requests all requests that were answered or failed
 * @param failed those answered with a status of 400 or above, or not at all
 * @param elapsed real time since the start
 * @param longestPause the longest real time between two successful answers, whichever client got them
 * @param failures the failed ones by kind, such as {@code HTTP 502} or {@code ConnectException}
 * @param buckets the successful answers by time
 */
public record LoadReport(
        long requests,
        long failed,
        Duration elapsed,
        Duration longestPause,
        Map<String, Long> failures,
        List<Bucket> buckets) {

    /**
     * A stretch of time.
     *
     * @param from real time since the start
     * @param versions how many answers came from each version
     */
    public record Bucket(Duration from, Map<String, Long> versions) {
        /** The share of a version in the answers of this bucket, from 0 to 1. */
        public double share(String version) {
            long all = versions.values().stream().mapToLong(Long::longValue).sum();
            return all == 0 ? 0 : (double) versions.getOrDefault(version, 0L) / all;
        }
    }

    /** Requests in a second of real time. */
    public double rate() {
        return elapsed.isZero() ? 0 : requests * 1e9 / elapsed.toNanos();
    }
}
