package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.util.List;
import java.util.Optional;

/** DeleteObjects: up to 1,000 keys in one request, each with its own outcome. */
final class ManyDeletes {
    private static final int LIMIT = 1000;

    private ManyDeletes() {}

    static WireResponse answer(Call call, Bucket bucket) {
        XmlInput input = XmlInput.parse(call.body());
        List<XmlInput> objects = input.all("Object");
        if (objects.isEmpty() || objects.size() > LIMIT) {
            throw XmlInput.malformed();
        }
        boolean quiet = input.text("Quiet").map(Boolean::parseBoolean).orElse(false);
        return Replies.xml(
                "DeleteResult",
                xml -> objects.forEach(object -> delete(call, bucket, object).write(xml, quiet)));
    }

    private static Outcome delete(Call call, Bucket bucket, XmlInput object) {
        String key = object.required("Key");
        try {
            Access.requireOn(call, "s3:DeleteObject", key);
            object.text("ETag").ifPresent(condition -> Conditions.requireMatch(condition, bucket.find(key)));
            bucket.objects().remove(key);
            return new Outcome(key, Optional.empty());
        } catch (AwsError e) {
            return new Outcome(key, Optional.of(e));
        }
    }

    /** What became of one key. */
    private record Outcome(String key, Optional<AwsError> error) {
        void write(Xml xml, boolean quiet) {
            if (error.isPresent()) {
                xml.element("Error", item -> item.element("Key", key)
                        .element("Code", error.get().code())
                        .element("Message", String.valueOf(error.get().getMessage())));
            } else if (!quiet) {
                xml.element("Deleted", item -> item.element("Key", key));
            }
        }
    }
}
