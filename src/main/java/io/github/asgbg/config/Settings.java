package io.github.asgbg.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * All that a release needs to be told. What is not here is observed.
 *
 * @param service names the release's place in the ledger
 * @param blue name of one Auto Scaling group
 * @param green name of the other
 * @param tagKey the group tag that carries the version
 * @param ledger where lease and record are kept
 * @param failedLaunches how many launches may fail for want of capacity before a deploy gives up
 * @param lease how long the lease outlives its last sign of life
 * @param profile empty: the AWS SDK's own chain decides, as for {@code region} and {@code endpointUrl}
 */
public record Settings(
        String service,
        String blue,
        String green,
        String tagKey,
        LedgerPlace ledger,
        Budgets budgets,
        int failedLaunches,
        Poll poll,
        Duration lease,
        Optional<String> profile,
        Optional<String> region,
        Optional<URI> endpointUrl) {

    /**
     * How long each part of a release may take before it is given up.
     *
     * @param launch until the incoming instances are in service
     * @param healthy until all of them are healthy in every target group
     * @param unhealthy how long one target may stay unhealthy before nobody waits for it any more
     * @param standby until the outgoing instances stand by
     * @param rollback for a whole rollback
     * @param finalizing for a whole finalize
     */
    public record Budgets(
            Duration launch,
            Duration healthy,
            Duration unhealthy,
            Duration standby,
            Duration rollback,
            Duration finalizing) {
        public static final Budgets DEFAULT = new Budgets(
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                Duration.ofMinutes(15),
                Duration.ofMinutes(15),
                Duration.ofMinutes(20));
    }

    /** The shortest and the longest time between two looks. */
    public record Poll(Duration min, Duration max) {
        public static final Poll DEFAULT = new Poll(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /** A place in S3; {@code prefix} has no slash at either end and may be empty. */
    public record LedgerPlace(String bucket, String prefix) {
        /** The key of one object below the prefix. */
        public String key(String name) {
            return prefix.isEmpty() ? name : prefix + "/" + name;
        }

        @Override
        public String toString() {
            return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
        }
    }
}
