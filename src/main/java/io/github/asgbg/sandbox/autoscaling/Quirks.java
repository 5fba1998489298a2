package io.github.asgbg.sandbox.autoscaling;

/**
 * What differs from account to account.
 *
 * @param versionTag the group tag that bootstrap code on the instances reads
 * @param idsPerCall how many instances one call may move; AWS documents 20
 * @param movesAllOrNone whether one instance that cannot be moved keeps the others of the same call where they are; AWS does
 *     not document it
 * @param region the Region that ARNs name
 * @param accountId the account that ARNs name
 * @param showsNextStart whether the start time that a recurring scheduled action shows is its next one, as in the CLI
 *     reference's sample, or the one that it was put with; no source settles it
 */
public record Quirks(
        String versionTag,
        int idsPerCall,
        boolean movesAllOrNone,
        String region,
        String accountId,
        boolean showsNextStart) {
    /** As documented. */
    public static Quirks defaults() {
        return new Quirks("image-version", 20, true, "us-east-1", "123456789012", true);
    }

    /** The same with another tag that bootstrap code reads. */
    public Quirks withVersionTag(String tag) {
        return new Quirks(tag, idsPerCall, movesAllOrNone, region, accountId, showsNextStart);
    }

    /** The same with another limit of ids in a call. */
    public Quirks withIdsPerCall(int limit) {
        return new Quirks(versionTag, limit, movesAllOrNone, region, accountId, showsNextStart);
    }

    /** The same, and an instance that cannot be moved keeps no other of the same call from moving. */
    public Quirks withMovesOneByOne() {
        return new Quirks(versionTag, idsPerCall, false, region, accountId, showsNextStart);
    }

    /** The same in another Region. */
    public Quirks withRegion(String name) {
        return new Quirks(versionTag, idsPerCall, movesAllOrNone, name, accountId, showsNextStart);
    }

    /** The same, and recurring scheduled actions show the start time that they were put with. */
    public Quirks withStartAsPut() {
        return new Quirks(versionTag, idsPerCall, movesAllOrNone, region, accountId, false);
    }
}
