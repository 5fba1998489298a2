package io.github.asgbg.aws.ledger;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Dates;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The ledger as objects in S3: {@code <prefix>/<service>/release.json}, changed by conditional writes only, and {@code
 * <prefix>/<service>/history/<release>.json}, written once.
 *
 * <p>Source: S3 API reference, PutObject, and "How to prevent object overwrites with conditional writes": 412 means that
 * the condition does not hold, 409 that a conflicting write was going on at the same time, to be tried again.
 */
public final class S3Ledger implements Ledger {
    private static final String DOCUMENT = "release.json";
    private static final String HISTORY = "history/";

    private final StoredObjects objects;
    private final LedgerReading reading;
    private final Restoring restoring;
    private final Place place;

    /**
     * Where the ledger is. {@code prefix} may be empty; slashes around it do not matter.
     *
     * @param owner the account that must own the bucket, by the 12 digits of its id; empty: any
     * @param encryption what every write asks S3 to encrypt with; empty: as the bucket does
     */
    public record Place(
            String bucket, String prefix, String service, Optional<String> owner, Optional<Encryption> encryption) {
        /** Drops slashes around the prefix. */
        public Place {
            prefix = prefix.replaceAll("^/+|/+$", "");
        }

        /** In a bucket that encrypts by its own settings. */
        public Place(String bucket, String prefix, String service, Optional<String> owner) {
            this(bucket, prefix, service, owner, Optional.empty());
        }

        /** In a bucket that any account may own. */
        public Place(String bucket, String prefix, String service) {
            this(bucket, prefix, service, Optional.empty());
        }

        String key(String name) {
            return (prefix.isEmpty() ? "" : prefix + "/") + service + "/" + name;
        }

        String url(String name) {
            return "s3://" + bucket + "/" + key(name);
        }
    }

    /**
     * What a write says of its encryption, for buckets whose policy demands that each one says it. Source: S3 API reference,
     * PutObject, x-amz-server-side-encryption.
     *
     * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
     * @param key a KMS key's id, alias or ARN; empty: the key that AWS keeps for S3
     */
    public record Encryption(String algorithm, Optional<String> key) {}

    /** The ledger at one place; {@code timer} paces the attempts after a conflict. */
    public S3Ledger(AwsClients clients, Place place, Timer timer) {
        this.objects = new StoredObjects(clients, place, timer);
        this.reading = new LedgerReading(objects, place, timer);
        this.restoring = new Restoring(place);
        this.place = place;
    }

    @Override
    public Optional<Entry> read() {
        return reading.of(DOCUMENT, LedgerJson::read)
                .map(found -> new Entry(found.document(), found.object().eTag(), age(found.object())));
    }

    /** Both times are S3's, so that nobody's clock matters; zero where it leaves out one of them. */
    private static Duration age(GetObjectResponse object) {
        return Dates.of(object)
                .flatMap(now -> Optional.ofNullable(object.lastModified())
                        .filter(now::isAfter)
                        .map(written -> Duration.between(written, now)))
                .orElse(Duration.ZERO);
    }

    /** That S3 will not tell is no reason to fail; that it did not answer must not pass for "there is none". */
    @Override
    public Past past() {
        try {
            return past(objects.versions(DOCUMENT));
        } catch (CloudException e) {
            if (e.isPassing()) {
                throw e;
            }
            return Past.NONE;
        }
    }

    private Past past(StoredObjects.Kept kept) {
        return new Past(
                kept.deleted(),
                kept.earlier().stream()
                        .map(version -> new Version(
                                version.versionId(),
                                version.lastModified(),
                                "put it back with " + restoring.deleted(DOCUMENT, version)))
                        .toList());
    }

    /** A document that no command could read again would lock everybody out: it is not written. */
    private String readable(LedgerDocument document) {
        String text = LedgerJson.write(document);
        try {
            LedgerJson.read(text);
            StoredObjects.requireWhole(text.getBytes(StandardCharsets.UTF_8));
            return text;
        } catch (LedgerJson.Damaged e) {
            throw new CloudException(
                    CloudException.Kind.REFUSED,
                    "s3:PutObject",
                    "",
                    "the record of this release could not be read again: " + e.getMessage(),
                    "change what the groups have there, and report this",
                    e);
        }
    }

    @Override
    public String write(LedgerDocument document, Optional<String> expectedTag) {
        Consumer<PutObjectRequest.Builder> condition = expectedTag
                .<Consumer<PutObjectRequest.Builder>>map(tag -> r -> r.ifMatch(tag))
                .orElse(r -> r.ifNoneMatch("*"));
        try {
            return objects.put(DOCUMENT, readable(document), condition);
        } catch (CloudException e) {
            if (e.code().equals("PreconditionFailed") || e.code().equals("NoSuchKey")) {
                throw new Conflict(location() + " is not as expected: somebody wrote in between");
            }
            throw e;
        }
    }

    @Override
    public void archive(Release release) {
        try {
            objects.put(HISTORY + release.id() + ".json", LedgerJson.writeHistory(release), r -> r.ifNoneMatch("*"));
        } catch (CloudException e) {
            if (!e.code().equals("PreconditionFailed")) {
                throw e;
            }
        }
    }

    @Override
    public List<Release> history(int limit) {
        return objects.newest(HISTORY, limit).stream()
                .flatMap(name -> reading.of(name, LedgerJson::readHistory).stream())
                .map(LedgerReading.Found::document)
                .toList();
    }

    @Override
    public String location() {
        return place.url(DOCUMENT);
    }
}
