package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which IAM actions a request needs (Service Authorization Reference, "Actions, resources, and condition keys for Amazon
 * S3"), and how S3 refuses one.
 */
final class Access {
    /** What stands behind Get and Put in the names of the actions on a bucket's subresources. */
    private static final Map<String, String> BUCKET_SUBRESOURCES = Map.ofEntries(
            Map.entry("acl", "BucketAcl"),
            Map.entry("location", "BucketLocation"),
            Map.entry("tagging", "BucketTagging"),
            Map.entry("policy", "BucketPolicy"),
            Map.entry("cors", "BucketCORS"),
            Map.entry("website", "BucketWebsite"),
            Map.entry("lifecycle", "LifecycleConfiguration"),
            Map.entry("replication", "ReplicationConfiguration"),
            Map.entry("object-lock", "BucketObjectLockConfiguration"),
            Map.entry("encryption", "EncryptionConfiguration"),
            Map.entry("publicAccessBlock", "BucketPublicAccessBlock"),
            Map.entry("ownershipControls", "BucketOwnershipControls"),
            Map.entry("versioning", "BucketVersioning"),
            Map.entry("accelerate", "AccelerateConfiguration"),
            Map.entry("logging", "BucketLogging"),
            Map.entry("notification", "BucketNotification"),
            Map.entry("requestPayment", "BucketRequestPayment"));

    private Access() {}

    /**
     * Refuses what the caller may not do.
     *
     * @throws AwsError AccessDenied
     */
    static void require(Call call) {
        if (call.bucket().isEmpty()) {
            require(call, "s3:ListAllMyBuckets", Optional.empty());
        } else if (call.key().isEmpty()) {
            onBucket(call).ifPresent(action -> require(call, action, Optional.of(call.bucket())));
        } else {
            onObject(call).forEach(action -> requireOn(call, action, call.key()));
        }
    }

    /** The action that the request as a whole is about. */
    static Optional<String> action(Call call) {
        if (call.bucket().isEmpty()) {
            return Optional.of("s3:ListAllMyBuckets");
        }
        return call.key().isEmpty()
                ? onBucket(call).or(() -> Optional.of("s3:DeleteObject"))
                : onObject(call).stream().findFirst();
    }

    /** Refuses one action on one object. */
    static void requireOn(Call call, String action, String key) {
        require(call, action, Optional.of(call.bucket() + "/" + key));
    }

    /** Refuses to read what is to be copied. */
    static void requireSource(Call call, String path, boolean isVersion) {
        require(call, isVersion ? "s3:GetObjectVersion" : "s3:GetObject", Optional.of(path));
    }

    /**
     * What is answered for a key that is not there: who may not list the bucket must not learn that (API: GetObject, "If
     * you don't have the s3:ListBucket permission, Amazon S3 returns ... 403").
     */
    static AwsError told(Call call, AwsError error) {
        return error.code().equals("NoSuchKey")
                ? refusal(call, "s3:ListBucket", Optional.of(call.bucket())).orElse(error)
                : error;
    }

    private static void require(Call call, String action, Optional<String> resource) {
        refusal(call, action, resource).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private static Optional<AwsError> refusal(Call call, String action, Optional<String> resource) {
        return call.permissions()
                .refusal(action, resource.map(path -> "\"arn:aws:s3:::" + path + "\""))
                .map(sentence -> new AwsError(403, "AccessDenied", sentence));
    }

    /** Deleting many objects is judged object by object. */
    private static Optional<String> onBucket(Call call) {
        if (call.asksFor("delete")) {
            return Optional.empty();
        }
        Optional<String> subresource = BUCKET_SUBRESOURCES.keySet().stream()
                .filter(call::asksFor)
                .findFirst()
                .map(BUCKET_SUBRESOURCES::get);
        return Optional.of(
                "s3:" + subresource.map(name -> verb(call, name) + name).orElseGet(() -> plain(call)));
    }

    /** Only a policy and a website have an action of their own for deleting; the others are put empty. */
    private static String verb(Call call, String subresource) {
        boolean deletes = call.method().equals("DELETE");
        if (deletes && (subresource.equals("BucketPolicy") || subresource.equals("BucketWebsite"))) {
            return "Delete";
        }
        return isRead(call) ? "Get" : "Put";
    }

    private static String plain(Call call) {
        return switch (call.method()) {
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            default -> call.asksFor("versions") ? "ListBucketVersions" : "ListBucket";
        };
    }

    private static List<String> onObject(Call call) {
        String version = call.asksFor("versionId") ? "Version" : "";
        if (call.asksFor("tagging")) {
            String verb = isRead(call) ? "Get" : call.method().equals("DELETE") ? "Delete" : "Put";
            return List.of("s3:" + verb + "Object" + version + "Tagging");
        }
        if (call.asksFor("acl")) {
            return List.of("s3:" + (isRead(call) ? "Get" : "Put") + "Object" + version + "Acl");
        }
        return switch (call.method()) {
            case "GET", "HEAD" -> List.of("s3:GetObject" + version);
            case "DELETE" -> deleting(call, "s3:DeleteObject" + version);
            default -> List.of("s3:PutObject");
        };
    }

    /** A condition on the entity tag lets the caller learn it, so that it takes the right to read (API: DeleteObject). */
    private static List<String> deleting(Call call, String action) {
        List<String> actions = new ArrayList<>(List.of(action));
        call.header("if-match").filter(tag -> !tag.equals("*")).ifPresent(tag -> actions.add("s3:GetObject"));
        return actions;
    }

    private static boolean isRead(Call call) {
        return call.method().equals("GET") || call.method().equals("HEAD");
    }
}
