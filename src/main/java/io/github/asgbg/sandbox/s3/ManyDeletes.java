package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** DeleteObjects: up to 1,000 keys in one request, each with its own outcome. */
final class ManyDeletes {
    private static final int LIMIT = 1000;

    private ManyDeletes() {}

    static WireResponse answer(Call call, Bucket bucket, Instant now) {
        XmlInput input = XmlInput.parse(call.body());
        List<XmlInput> objects = input.all("Object");
        if (objects.isEmpty() || objects.size() > LIMIT) {
            throw XmlInput.malformed();
        }
        boolean quiet = input.text("Quiet").map(Boolean::parseBoolean).orElse(false);
        return Replies.xml(
                "DeleteResult",
                xml -> objects.forEach(object ->
                        delete(target(call, bucket, object), object, now).write(xml, quiet)));
    }

    private static Target target(Call call, Bucket bucket, XmlInput object) {
        return new Target(call, bucket, object.required("Key"), object.text("VersionId"));
    }

    private static Outcome delete(Target target, XmlInput object, Instant now) {
        try {
            String action = target.versionId().isPresent() ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
            Access.requireOn(target.call(), action, target.key());
            target.versionId().ifPresent(Target::check);
            object.text("ETag")
                    .ifPresent(condition ->
                            Conditions.requireMatch(condition, target.bucket().find(target.key())));
            return new Outcome(target, Optional.of(Deleted.of(target, now)), Optional.empty());
        } catch (AwsError e) {
            return new Outcome(target, Optional.empty(), Optional.of(e));
        }
    }

    /** What became of one key. */
    private record Outcome(Target target, Optional<Deleted> deleted, Optional<AwsError> error) {
        void write(Xml xml, boolean quiet) {
            error.ifPresent(refusal -> xml.element("Error", item -> describe(item, refusal)));
            deleted.filter(done -> !quiet)
                    .ifPresent(done -> xml.element("Deleted", item -> done.describe(item, target)));
        }

        private void describe(Xml item, AwsError refusal) {
            item.element("Key", target.key());
            target.versionId().ifPresent(id -> item.element("VersionId", id));
            item.element("Code", refusal.code()).element("Message", String.valueOf(refusal.getMessage()));
        }
    }
}
