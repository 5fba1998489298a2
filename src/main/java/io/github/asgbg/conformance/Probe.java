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
        NOTHING(0),
        /** At most three of the smallest instances, with public addresses, for a few minutes. */
        INSTANCES(0.3),
        /** A load balancer, for which AWS takes a whole hour, with an instance behind it. */
        LOAD_BALANCER(4),
        /** A bucket with a few objects of some bytes. */
        BUCKET(0.01);

        private final double cents;

        Uses(double cents) {
            this.cents = cents;
        }

        /** About so many cents of a US dollar in us-east-1: t4g.nano 0.42 and a public address 0.5 an hour, a balancer 2.25. */
        public double cents() {
            return cents;
        }
    }

    /** What a probe does; it tells the context what it sees. */
    @FunctionalInterface
    interface Question {
        /**
         * Asks.
         *
         * @throws software.amazon.awssdk.core.exception.SdkException where AWS answers otherwise than the probe can use
         */
        void ask(ProbeContext context);
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
