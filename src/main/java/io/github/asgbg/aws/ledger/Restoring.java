package io.github.asgbg.aws.ledger;

import io.github.asgbg.model.ShellCommand;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * How a person puts a document of the ledger back: fetched into a file, and written where the present one is still the one that
 * was seen. A copy within S3 states no such condition, so that buckets that demand one refuse it. Source: S3 user guide,
 * "Enforce conditional writes on Amazon S3 buckets".
 */
record Restoring(S3Ledger.Place place) {
    private static final String FILE = "ledger.json";

    /** In place of a document that cannot be read. */
    String damaged(String name, String present, ObjectVersion version) {
        return fetched(name, version) + ", then "
                + written(name).option("--if-match", bare(present)).quoted();
    }

    /** S3 takes a tag with and without its quotes; without, nobody has to type them. */
    private static String bare(String tag) {
        return tag.replace("\"", "");
    }

    /** In place of one that is gone; a marker of its deletion does not count as a document. */
    String deleted(String name, ObjectVersion version) {
        return fetched(name, version) + ", then "
                + written(name).option("--if-none-match", "*").quoted();
    }

    /** Mended by hand. */
    String mended(String name, String present) {
        return "fetch it with "
                + command("aws s3api get-object", name).and(FILE).quoted()
                + ", mend what is named above, and put it back with "
                + written(name).option("--if-match", bare(present)).quoted();
    }

    private String fetched(String name, ObjectVersion version) {
        return command("aws s3api get-object", name)
                .option("--version-id", version.versionId())
                .and(FILE)
                .quoted();
    }

    /** With what a bucket may demand of every write, as ours have it. */
    private ShellCommand written(String name) {
        ShellCommand put = command("aws s3api put-object", name).and("--checksum-algorithm SHA256");
        if (place.encryption().isPresent()) {
            S3Ledger.Encryption by = place.encryption().get();
            ShellCommand encrypted = put.option("--server-side-encryption", by.algorithm());
            put = by.key().map(key -> encrypted.option("--ssekms-key-id", key)).orElse(encrypted);
        }
        return put.and("--body " + FILE);
    }

    private ShellCommand command(String words, String name) {
        ShellCommand command =
                ShellCommand.of(words).option("--bucket", place.bucket()).option("--key", place.key(name));
        return place.owner()
                .map(owner -> command.option("--expected-bucket-owner", owner))
                .orElse(command);
    }
}
