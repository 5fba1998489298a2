package io.github.asgbg.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every setting there is: its path in {@code asg-bg.yaml}, its flag and its environment variable. */
public enum Setting {
    SERVICE("service", "--service", "the service, which names its place in the ledger"),
    BLUE("groups.blue", "--blue", "the blue Auto Scaling group"),
    GREEN("groups.green", "--green", "the green Auto Scaling group"),
    TAG_KEY("tag-key", "--tag-key", "the group tag that carries the version", "image-version"),
    SERVICE_TAG(
            "service-tag",
            "--service-tag",
            "the tag of groups and instances by which IAM policies know the service",
            "service"),
    VERSION_PATTERN(
            "version-pattern", "--version-pattern", "a regular expression that a version must match as a whole"),
    LEDGER("ledger", "--ledger", "where lease and record are kept, as s3://bucket/prefix"),
    BUCKET_OWNER("bucket-owner", "--bucket-owner", "the account that must own the ledger's bucket"),
    BUCKET_ENCRYPTION(
            "bucket-encryption",
            "--bucket-encryption",
            "what every write to the ledger asks S3 to encrypt with: AES256, aws:kms or aws:kms:dsse"),
    BUCKET_KMS_KEY("bucket-kms-key", "--bucket-kms-key", "the KMS key that every write to the ledger names"),
    LAUNCH("budgets.launch", "--budget-launch", "time until the new instances are in service", "10m"),
    HEALTHY("budgets.healthy", "--budget-healthy", "time until all new instances are healthy", "15m"),
    UNHEALTHY(
            "budgets.unhealthy",
            "--budget-unhealthy",
            "how much longer than its group grants a new target may be unhealthy",
            "2m"),
    STANDBY("budgets.standby", "--budget-standby", "time until the old instances stand by", "15m"),
    CHANGE("budgets.change", "--budget-change", "time until AWS shows a single change", "2m"),
    ROLLBACK("budgets.rollback", "--budget-rollback", "time for a rollback as a whole", "15m"),
    FINALIZE("budgets.finalize", "--budget-finalize", "time for a finalize as a whole", "20m"),
    INTERRUPT("budgets.interrupt", "--budget-interrupt", "time for putting back after an interruption", "8s"),
    FAILED_LAUNCHES(
            "failed-launches", "--failed-launches", "failed launches in a row after which a deploy gives up", "3"),
    POLL_MIN("poll.min", "--poll-min", "the shortest time between two looks", "1s"),
    POLL_MAX("poll.max", "--poll-max", "the longest time between two looks", "10s"),
    LEASE("lease", "--lease", "how long the lease outlives its last sign of life", "60s"),
    LEASE_WAIT("lease-wait", "--lease-wait", "how long to wait for another command's lease", "0s"),
    ON_INTERRUPT(
            "on-interrupt",
            "--on-interrupt",
            "what an interruption does before the cut-over: put-back or leave",
            "put-back"),
    WATCHING_ALARMS(
            "scaling.watching-alarms",
            "--watching-alarms",
            "whether alarms that watch the live group but call no policy follow the release: stay or move",
            "stay"),
    GROUP_DIMENSIONS(
            "scaling.group-dimensions",
            "--group-dimensions",
            "the dimensions whose value names the group, with commas between them"),
    PROFILE("profile", "--profile", "the AWS profile"),
    REGION("region", "--region", "the AWS Region"),
    ENDPOINT_URL("endpoint-url", "--endpoint-url", "the endpoint of all AWS services, for a simulated AWS");

    private final String path;
    private final String flag;
    private final String meaning;
    private final Optional<String> fallback;

    Setting(String path, String flag, String meaning) {
        this(path, flag, meaning, Optional.empty());
    }

    Setting(String path, String flag, String meaning, String fallback) {
        this(path, flag, meaning, Optional.of(fallback));
    }

    Setting(String path, String flag, String meaning, Optional<String> fallback) {
        this.path = path;
        this.flag = flag;
        this.meaning = meaning;
        this.fallback = fallback;
    }

    /** Where it is in the file, as in {@code budgets.launch}. */
    public String path() {
        return path;
    }

    public String flag() {
        return flag;
    }

    /** What it is, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** What holds when nobody sets it. */
    public Optional<String> fallback() {
        return fallback;
    }

    /** The environment variable, as in {@code ASG_BG_BUDGET_LAUNCH}; AWS's own for what the AWS SDK knows too. */
    public String variable() {
        return prefix() + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Whether the AWS SDK reads the variable itself. */
    public boolean isKnownToSdk() {
        return this == PROFILE || this == REGION || this == ENDPOINT_URL;
    }

    private String prefix() {
        return isKnownToSdk() ? "AWS_" : "ASG_BG_";
    }

    static Optional<Setting> at(String path) {
        return Arrays.stream(values()).filter(s -> s.path.equals(path)).findFirst();
    }

    /** Every word that may stand in the file, sections included. */
    static List<String> paths() {
        return Arrays.stream(values()).map(Setting::path).toList();
    }

    /** Whether the file may give it as a list. */
    boolean isList() {
        return this == GROUP_DIMENSIONS;
    }

    static boolean isSection(String word) {
        return paths().stream().anyMatch(p -> p.startsWith(word + "."));
    }
}
