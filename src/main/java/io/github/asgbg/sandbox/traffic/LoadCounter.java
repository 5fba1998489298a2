package io.github.asgbg.sandbox.traffic;

import io.github.asgbg.sandbox.traffic.LoadReport.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the clients of a {@link LoadGenerator} see. */
final class LoadCounter {
    private final long bucket;
    private final long start = System.nanoTime();
    private final Map<String, Long> failures = new TreeMap<>();
    private final TreeMap<Long, Map<String, Long>> versions = new TreeMap<>();
    private long requests;
    private long failed;
    private long lastSuccess;
    private long longestPause;

    LoadCounter(Duration bucket) {
        this.bucket = bucket.toNanos();
    }

    synchronized void answered(int status, String version) {
        if (status >= 400) {
            failed("HTTP " + status);
            return;
        }
        requests++;
        long now = System.nanoTime() - start;
        longestPause = lastSuccess == 0 ? 0 : Math.max(longestPause, now - lastSuccess);
        lastSuccess = now;
        versions.computeIfAbsent(now / bucket, number -> new TreeMap<>()).merge(version, 1L, Long::sum);
    }

    synchronized void failed(String kind) {
        requests++;
        failed++;
        failures.merge(kind, 1L, Long::sum);
    }

    /** A pause that is still going on counts as well. */
    synchronized LoadReport report() {
        long now = System.nanoTime() - start;
        List<Bucket> buckets = versions.entrySet().stream()
                .map(entry -> new Bucket(Duration.ofNanos(entry.getKey() * bucket), Map.copyOf(entry.getValue())))
                .toList();
        return new LoadReport(
                requests,
                failed,
                Duration.ofNanos(now),
                Duration.ofNanos(Math.max(longestPause, now - lastSuccess)),
                Map.copyOf(failures),
                buckets);
    }
}
