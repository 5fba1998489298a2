package io.github.asgbg.aws.ledger;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.Permissions;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The ledger as objects in S3: {@code <prefix>/<service>/release.json}, changed by conditional writes only, and {@code
 * <prefix>/<service>/history/<release>.json}, written once.
 *
 * <p>Source: S3 API reference, PutObject, and "How to prevent object overwrites with conditional writes": 412 means that
 * the condition does not hold, 409 that a conflicting write was going on at the same time, to be tried again.
 */
public final class S3Ledger implements Ledger {
    private static final String GET = "s3:GetObject";
    private static final String PUT = "s3:PutObject";
    private static final String LIST = "s3:ListObjectsV2";
    private static final int MAX_CONFLICTS = 4;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String HISTORY = "history/";

    private final AwsClients clients;
    private final Asking asking;
    private final Place place;
    private final Timer timer;

    /** Where the ledger is. {@code prefix} may be empty; slashes around it do not matter. */
    public record Place(String bucket, String prefix, String service) {
        /** Drops slashes around the prefix. */
        public Place {
            prefix = prefix.replaceAll("^/+|/+$", "");
        }

        private String key(String name) {
            return (prefix.isEmpty() ? "" : prefix + "/") + service + "/" + name;
        }

        private String url(String name) {
            return "s3://" + bucket + "/" + key(name);
        }
    }

    /** The ledger at one place; {@code timer} paces the attempts after a conflict. */
    public S3Ledger(AwsClients clients, Place place, Timer timer) {
        this.clients = clients;
        this.asking = new Asking(clients);
        this.place = place;
        this.timer = timer;
    }

    @Override
    public Optional<Entry> read() {
        return get("release.json")
                .map(object -> new Entry(
                        LedgerReading.of(location(), () -> LedgerJson.read(object.asUtf8String())),
                        object.response().eTag(),
                        Duration.ZERO));
    }

    @Override
    public List<Version> versions() {
        return List.of();
    }

    @Override
    public String write(LedgerDocument document, Optional<String> expectedTag) {
        Consumer<PutObjectRequest.Builder> condition = expectedTag
                .<Consumer<PutObjectRequest.Builder>>map(tag -> r -> r.ifMatch(tag))
                .orElse(r -> r.ifNoneMatch("*"));
        try {
            return put("release.json", LedgerJson.write(document), condition);
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
            put(HISTORY + release.id() + ".json", LedgerJson.writeHistory(release), r -> r.ifNoneMatch("*"));
        } catch (CloudException e) {
            if (!e.code().equals("PreconditionFailed")) {
                throw e;
            }
        }
    }

    @Override
    public List<Release> history(int limit) {
        return newest(limit).stream().flatMap(key -> archived(key).stream()).toList();
    }

    private Optional<Release> archived(String name) {
        return get(name)
                .map(object -> LedgerReading.of(place.url(name), () -> LedgerJson.readHistory(object.asUtf8String())));
    }

    /** Names of the newest documents, newest first. S3 lists in the order of the keys, which is that of time. */
    private List<String> newest(int limit) {
        String prefix = place.key(HISTORY);
        return asking.ask(LIST, () -> asking.bucketArn(place.bucket()), () -> {
            Deque<String> names = new ArrayDeque<>();
            Iterator<S3Object> objects = clients.s3()
                    .listObjectsV2Paginator(r -> r.bucket(place.bucket()).prefix(prefix))
                    .contents()
                    .iterator();
            while (objects.hasNext()) {
                names.addFirst(HISTORY + objects.next().key().substring(prefix.length()));
                if (names.size() > limit) {
                    names.removeLast();
                }
            }
            return List.copyOf(names);
        });
    }

    @Override
    public String location() {
        return place.url("release.json");
    }

    private Optional<ResponseBytes<GetObjectResponse>> get(String name) {
        try {
            return Optional.of(asking.ask(GET, this::objects, () -> clients.s3()
                    .getObjectAsBytes(r -> r.bucket(place.bucket()).key(place.key(name)))));
        } catch (CloudException e) {
            if (e.code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw explained(e);
        }
    }

    private String put(String name, String json, Consumer<PutObjectRequest.Builder> condition) {
        for (int attempt = 1; ; attempt++) {
            try {
                return putOnce(name, json, condition);
            } catch (CloudException e) {
                if (!e.code().equals("ConditionalRequestConflict") || attempt > MAX_CONFLICTS) {
                    throw explained(e);
                }
                timer.pause(PAUSE.multipliedBy(attempt));
            }
        }
    }

    private String putOnce(String name, String json, Consumer<PutObjectRequest.Builder> condition) {
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(place.key(name))
                .contentType("application/json");
        condition.accept(request);
        RequestBody body = RequestBody.fromBytes(json.getBytes(StandardCharsets.UTF_8));
        return asking.ask(PUT, this::objects, () -> clients.s3()
                .putObject(request.build(), body)
                .eTag());
    }

    private String objects() {
        return asking.objectsArn(place.bucket(), place.key("*"));
    }

    private CloudException explained(CloudException e) {
        return switch (e.kind()) {
            case PERMISSION -> withRemedy(e, permissionRemedy(e));
            case NOT_FOUND ->
                withRemedy(e, "create the bucket `" + place.bucket() + "`, or correct the ledger's location");
            case CONFIGURATION ->
                e.code().isEmpty() ? e : withRemedy(e, "give the Region of the bucket `" + place.bucket() + "`");
            case STATE, BUSY, THROTTLED, UNCLEAR, CREDENTIALS, REFUSED -> e;
        };
    }

    /** S3 answers 403 for a missing object, too, unless the caller may list the bucket. */
    private String permissionRemedy(CloudException e) {
        return e.operation().equals(GET)
                ? e.remedy() + " and this one, without which S3 does not tell a missing object from a forbidden one: "
                        + Permissions.statement("s3:ListBucket", asking.bucketArn(place.bucket()))
                : e.remedy();
    }

    private static CloudException withRemedy(CloudException e, String remedy) {
        return new CloudException(e.kind(), e.operation(), e.code(), String.valueOf(e.getMessage()), remedy, e);
    }
}
