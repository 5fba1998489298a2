package io.github.asgbg.config;

import io.github.asgbg.model.Origin;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * All that a release needs to be told. What is not here is observed.
 *
 * @param service names the release's place in the ledger
 * @param blue name of one Auto Scaling group
 * @param green name of the other
 * @param tagKey the group tag that carries the version
 * @param serviceTag the tag by which IAM policies tell the service's groups and instances from others; its value is the service
 * @param versionPattern what a version must match as a whole
 * @param ledger where lease and record are kept
 * @param failedLaunches how many launches may fail in a row before a deploy gives up
 * @param origins which settings that decide where a command works nobody typed, for all to see
 */
public record Settings(
        String service,
        String blue,
        String green,
        String tagKey,
        String serviceTag,
        Optional<Pattern> versionPattern,
        LedgerPlace ledger,
        LeaseTimes lease,
        Budgets budgets,
        int failedLaunches,
        Poll poll,
        OnInterrupt onInterrupt,
        ScalingSettings scaling,
        AwsSettings aws,
        List<Origin> origins) {
    public Settings {
        origins = List.copyOf(origins);
    }

    /** A place in S3; {@code prefix} has no slash at either end and may be empty. */
    public record LedgerPlace(
            String bucket, String prefix, Optional<String> owner, Optional<BucketEncryption> encryption) {
        /** A place in a bucket that any account may own, and that encrypts by its own settings. */
        public LedgerPlace(String bucket, String prefix) {
            this(bucket, prefix, Optional.empty(), Optional.empty());
        }

        /** The same place, in a bucket that must belong to the account with this id of 12 digits, if there is one. */
        LedgerPlace ownedBy(Optional<String> account) {
            return new LedgerPlace(bucket, prefix, account, encryption);
        }

        /** The same place, whose every write says how it is to be encrypted, if there is something to say. */
        LedgerPlace encryptedBy(Optional<BucketEncryption> by) {
            return new LedgerPlace(bucket, prefix, owner, by);
        }

        /** The key of one object below the prefix. */
        public String key(String name) {
            return prefix.isEmpty() ? name : prefix + "/" + name;
        }

        @Override
        public String toString() {
            return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
        }
    }

    /**
     * What a bucket's policy demands that every write says of its encryption.
     *
     * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
     * @param key a KMS key's id, alias or ARN; empty: none is named
     */
    public record BucketEncryption(String algorithm, Optional<String> key) {}

    /**
     * The times of the lease.
     *
     * @param timeToLive how long it outlives its last sign of life; it is renewed after a third of that
     * @param longestWait how long to wait for a lease that another command holds; zero: not at all
     */
    public record LeaseTimes(Duration timeToLive, Duration longestWait) {
        public static final LeaseTimes DEFAULT = new LeaseTimes(Duration.ofSeconds(60), Duration.ZERO);

        /** How long after its last sign of life the lease is renewed. */
        public Duration renewal() {
            return timeToLive.dividedBy(3);
        }
    }

    /**
     * How long each part of a release may take before it is given up.
     *
     * @param launch until the incoming instances are in service
     * @param healthy until all of them are healthy in every target group, from the same beginning
     * @param unhealthy how long one target may stay unhealthy, besides what its group grants, before nobody waits for it any
     *     more
     * @param standby until the outgoing instances stand by
     * @param change until AWS shows a single change
     * @param rollback for a rollback as a whole
     * @param finalizing for a finalize as a whole
     * @param interrupt for putting back after an interruption
     */
    public record Budgets(
            Duration launch,
            Duration healthy,
            Duration unhealthy,
            Duration standby,
            Duration change,
            Duration rollback,
            Duration finalizing,
            Duration interrupt) {
        public static final Budgets DEFAULT = new Budgets(
                Duration.ofMinutes(10),
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                Duration.ofMinutes(15),
                Duration.ofMinutes(2),
                Duration.ofMinutes(15),
                Duration.ofMinutes(20),
                Duration.ofSeconds(8));
    }

    /** The shortest and the longest time between two looks. */
    public record Poll(Duration min, Duration max) {
        public static final Poll DEFAULT = new Poll(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    /** What an interruption (Ctrl-C or SIGTERM) of a deploy does before its cut-over. */
    public enum OnInterrupt {
        /** Everything is put back as it was. */
        PUT_BACK,
        /** Everything is left as it is, for the same command to continue. */
        LEAVE
    }

    /** What becomes of alarms that watch the live group but call no policy. */
    public enum WatchingAlarms {
        /** They go on watching the group that they watch. */
        STAY,
        /** They follow the release to the group that serves. */
        MOVE
    }

    /**
     * How scaling goes with the release.
     *
     * @param groupDimensions the CloudWatch dimensions whose value names the group; empty: every dimension whose value is
     *     exactly a group's name, or only {@code AutoScalingGroupName} when a group has the same name as the service
     */
    public record ScalingSettings(WatchingAlarms watchingAlarms, Optional<List<String>> groupDimensions) {
        public static final ScalingSettings DEFAULT = new ScalingSettings(WatchingAlarms.STAY, Optional.empty());

        public ScalingSettings {
            groupDimensions = groupDimensions.map(List::copyOf);
        }
    }

    /**
     * Which AWS, and as whom. What is empty is left to the AWS SDK's own chain.
     *
     * @param profile the profile of the AWS configuration files, also where only {@code AWS_PROFILE} names it
     * @param isProfileExplicit whether a flag or the settings file names the profile. As with the AWS CLI, such a profile
     *     outranks access keys in the environment, and one that only {@code AWS_PROFILE} names does not. Source: AWS CLI user
     *     guide, configuration settings and precedence
     */
    public record AwsSettings(
            Optional<String> profile, boolean isProfileExplicit, Optional<String> region, Optional<URI> endpointUrl) {}
}
