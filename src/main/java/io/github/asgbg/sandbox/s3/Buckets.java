package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The buckets of the account, and the operations on them. */
final class Buckets {
    static final String OWNER = "75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a";
    private static final String DEFAULT_REGION = "us-east-1";
    private static final String LOCKED = "<ObjectLockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + "<ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>";
    private static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final InstantSource clock;
    private final String account;
    private final Supplier<String> versionIds;
    private final long capacity;
    private final Map<String, Bucket> buckets = new TreeMap<>();

    Buckets(InstantSource clock, String account, Supplier<String> versionIds, long capacity) {
        this.capacity = capacity;
        this.clock = clock;
        this.account = account;
        this.versionIds = versionIds;
    }

    /**
     * The answer to requests for a bucket that were signed for another Region than it lies in (S3 user guide, "Making
     * requests"; API: Error responses). Creating is judged by itself, and us-east-1 may ask for the location of any bucket.
     */
    Optional<WireResponse> redirect(Call call) {
        boolean isCreation = call.key().isEmpty()
                && call.method().equals("PUT")
                && call.request().query().isEmpty();
        boolean asksWhere = call.asksFor("location") && call.region().equals(DEFAULT_REGION);
        return Optional.ofNullable(buckets.get(call.bucket()))
                .map(Bucket::region)
                .filter(region -> !region.equals(call.region()) && !isCreation && !asksWhere)
                .map(region -> Elsewhere.answer(call, region));
    }

    /**
     * A caller may say whose bucket it expects (S3 user guide, "Verifying bucket ownership with bucket owner condition").
     *
     * @throws AwsError AccessDenied when a bucket that is there is somebody else's
     */
    void checkOwner(Call call) {
        boolean isExpected =
                call.header("x-amz-expected-bucket-owner").map(account::equals).orElse(true)
                        && call.header("x-amz-source-expected-bucket-owner")
                                .map(account::equals)
                                .orElse(true);
        if (!isExpected && buckets.containsKey(call.bucket())) {
            throw new AwsError(403, "AccessDenied", "Access Denied");
        }
    }

    /**
     * S3 has no limit in all; the machine that the sandbox runs on has.
     *
     * @throws AwsError EntityTooLarge when this would be stored beyond the limit
     */
    void requireRoom(long size) {
        long stored = buckets.values().stream()
                .mapToLong(bucket -> bucket.versions().size())
                .sum();
        if (size > capacity - stored) {
            throw new AwsError(
                    400,
                    "EntityTooLarge",
                    "The sandbox stores at most " + capacity + " bytes in all; delete objects, with their versions");
        }
    }

    /**
     * A bucket that must be there.
     *
     * @throws AwsError NoSuchBucket
     */
    Bucket get(String name) {
        @Nullable Bucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new AwsError(404, "NoSuchBucket", "The specified bucket does not exist");
        }
        return bucket;
    }

    String account() {
        return account;
    }

    WireResponse list(Call call) {
        return Replies.xml("ListAllMyBucketsResult", xml -> xml.element("Owner", owner -> owner.element("ID", OWNER))
                .element("Buckets", list -> buckets.values().stream()
                        .filter(bucket ->
                                bucket.name().startsWith(call.query("prefix").orElse("")))
                        .forEach(bucket -> list.element("Bucket", item -> item.element("Name", bucket.name())
                                .element("CreationDate", bucket.created())))));
    }

    WireResponse answer(Call call) {
        if (call.asksFor("versioning")) {
            return versioning(call, get(call.bucket()));
        }
        Optional<Setting> setting = Setting.askedFor(call);
        if (setting.isPresent()) {
            return answer(call, get(call.bucket()), setting.get());
        }
        return switch (call.method()) {
            case "PUT" -> create(call);
            case "HEAD" ->
                Replies.ok(Map.of("x-amz-bucket-region", get(call.bucket()).region()));
            case "DELETE" -> delete(call);
            case "GET" -> read(call, get(call.bucket()));
            case "POST" -> post(call, get(call.bucket()));
            default -> throw S3.notImplemented(call);
        };
    }

    private WireResponse answer(Call call, Bucket bucket, Setting setting) {
        if (call.method().equals("GET")) {
            return Replies.rawXml(bucket.setting(setting));
        }
        if (!setting.isWritable()) {
            throw S3.notImplemented(call);
        }
        if (setting == Setting.OBJECT_LOCK) {
            return lock(call, bucket);
        }
        if (call.method().equals("DELETE")) {
            bucket.remove(setting);
            return Replies.noContent();
        }
        if (setting != Setting.POLICY) {
            XmlInput.parse(call.body());
        }
        bucket.set(setting, new String(call.body(), StandardCharsets.UTF_8));
        return Replies.ok(Map.of());
    }

    private static WireResponse lock(Call call, Bucket bucket) {
        if (!call.method().equals("PUT")) {
            throw new AwsError(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        bucket.lock(new String(call.body(), StandardCharsets.UTF_8));
        return Replies.ok(Map.of());
    }

    private static WireResponse versioning(Call call, Bucket bucket) {
        return switch (call.method()) {
            case "GET" -> Replies.xml("VersioningConfiguration", bucket.versioning()::describe);
            case "PUT" -> {
                bucket.version(Versioning.asked(XmlInput.parse(call.body())));
                yield Replies.ok(Map.of());
            }
            default -> throw S3.notImplemented(call);
        };
    }

    private WireResponse create(Call call) {
        if (call.request().query().keySet().stream().anyMatch(name -> !name.startsWith("x-"))) {
            throw S3.notImplemented(call);
        }
        String name = call.bucket();
        if (!NAME.matcher(name).matches()) {
            throw new AwsError(400, "InvalidBucketName", "The specified bucket is not valid.");
        }
        String region = requestedRegion(call);
        if (buckets.containsKey(name) && !region.equals(DEFAULT_REGION)) {
            throw new AwsError(
                    409,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        Bucket created = new Bucket(name, region, clock.instant(), versionIds);
        if (call.header("x-amz-bucket-object-lock-enabled")
                .filter(Boolean::parseBoolean)
                .isPresent()) {
            created.version(Versioning.ENABLED);
            created.lock(LOCKED);
        }
        buckets.putIfAbsent(name, created);
        return Replies.ok(Map.of("location", "/" + name));
    }

    /** Only us-east-1 takes a bucket without a location constraint; every other region wants its own name. */
    private static String requestedRegion(Call call) {
        Optional<String> constraint = call.body().length == 0
                ? Optional.empty()
                : XmlInput.parse(call.body()).text("LocationConstraint").filter(name -> !name.isEmpty());
        String region = constraint.orElse(DEFAULT_REGION);
        if (!region.equals(call.region()) && !call.region().equals(DEFAULT_REGION)) {
            throw new AwsError(
                    400,
                    "IllegalLocationConstraintException",
                    "The " + constraint.orElse("unspecified")
                            + " location constraint is incompatible for the region specific endpoint this request was"
                            + " sent to.");
        }
        return region;
    }

    private WireResponse delete(Call call) {
        Bucket bucket = get(call.bucket());
        if (!bucket.versions().isEmpty()) {
            String more =
                    bucket.versioning() == Versioning.NEVER ? "" : ". You must delete all versions in the bucket.";
            throw new AwsError(409, "BucketNotEmpty", "The bucket you tried to delete is not empty" + more);
        }
        buckets.remove(call.bucket());
        return Replies.noContent();
    }

    private static WireResponse read(Call call, Bucket bucket) {
        if (call.asksFor("location")) {
            return Replies.rawXml(location(bucket.region()));
        }
        if (call.asksFor("acl")) {
            return Replies.xml("AccessControlPolicy", Buckets::ownerControlsAll);
        }
        if (call.asksFor("versions")) {
            return VersionListing.answer(call, bucket);
        }
        if (call.asksFor("uploads")) {
            throw S3.notImplemented(call);
        }
        return Listing.objects(call, bucket);
    }

    private static String location(String region) {
        return "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                + (region.equals(DEFAULT_REGION) ? "" : region) + "</LocationConstraint>";
    }

    static void ownerControlsAll(Xml xml) {
        String grantee = "<Grantee xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"CanonicalUser\"><ID>" + OWNER + "</ID></Grantee>";
        xml.element("Owner", owner -> owner.element("ID", OWNER))
                .element(
                        "AccessControlList",
                        list -> list.element(
                                "Grant", grant -> grant.raw(grantee).element("Permission", "FULL_CONTROL")));
    }

    private WireResponse post(Call call, Bucket bucket) {
        if (call.asksFor("delete")) {
            return ManyDeletes.answer(call, bucket, clock.instant());
        }
        throw S3.notImplemented(call);
    }
}
