package io.github.asgbg.sandbox.autoscaling;

/**
 * What differs from account to account.
 *
 * @param versionTag the group tag that bootstrap code on the instances reads
 * @param idsPerCall how many instances one call may move; AWS documents 20, and has been seen to enforce 19
 * @param region the Region that ARNs name
 * @param accountId the account that ARNs name
 * @param showsNextStart whether the start time that a recurring scheduled action shows is its next one, as in the CLI
 *     reference's sample, or the one that it was put with; no source settles it
 */
public record Quirks(String versionTag, int idsPerCall, String region, String accountId, boolean showsNextStart) {
    /** As documented. */
    public static Quirks defaults() {
        return new Quirks("image-version", 20, "us-east-1", "123456789012", true);
    }

    /** The same with another tag that bootstrap code reads. */
    public Quirks withVersionTag(String tag) {
        return new Quirks(tag, idsPerCall, region, accountId, showsNextStart);
    }

    /** The same with another limit of ids in a call. */
    public Quirks withIdsPerCall(int limit) {
        return new Quirks(versionTag, limit, region, accountId, showsNextStart);
    }

    /** The same in another Region. */
    public Quirks withRegion(String name) {
        return new Quirks(versionTag, idsPerCall, name, accountId, showsNextStart);
    }

    /** The same, and recurring scheduled actions show the start time that they were put with. */
    public Quirks withStartAsPut() {
        return new Quirks(versionTag, idsPerCall, region, accountId, false);
    }
}
