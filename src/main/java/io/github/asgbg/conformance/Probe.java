package io.github.asgbg.conformance;

import java.time.Duration;

/**
 * A question to an account that settles a claim.
 *
 * @param uses the dearest thing that it makes
 * @param usually how long it takes on AWS, with what it removes afterwards
 */
public record Probe(Claim claim, Uses uses, Duration usually, Question question) {
    /** What a probe makes and pays for. */
    public enum Uses {
        /** Groups without instances, policies, alarms: free of charge. */
        NOTHING,
        /** A few of the smallest instances for some minutes. */
        INSTANCES,
        /** A load balancer, for which AWS takes a whole hour. */
        LOAD_BALANCER,
        /** A bucket with a few objects of some bytes. */
        BUCKET
    }

    /** What a probe does; it tells the laboratory what it sees. */
    @FunctionalInterface
    interface Question {
        /** @throws software.amazon.awssdk.core.exception.SdkException where AWS answers otherwise than the probe can use */
        void ask(Lab lab);
    }

    static Probe free(Claim claim, Question question) {
        return new Probe(claim, Uses.NOTHING, Duration.ofSeconds(30), question);
    }

    static Probe withInstances(Claim claim, Question question) {
        return new Probe(claim, Uses.INSTANCES, Duration.ofMinutes(3), question);
    }

    static Probe withBalancer(Claim claim, Question question) {
        return new Probe(claim, Uses.LOAD_BALANCER, Duration.ofMinutes(8), question);
    }

    static Probe withBucket(Claim claim, Question question) {
        return new Probe(claim, Uses.BUCKET, Duration.ofSeconds(20), question);
    }
}
