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
        return Replies.xml("DeleteResult", xml -> objects.forEach(object -> delete(bucket, object, quiet, xml)));
    }

    private static void delete(Bucket bucket, XmlInput object, boolean quiet, Xml xml) {
        String key = object.required("Key");
        Optional<AwsError> error = tryToDelete(bucket, key, object.text("ETag"));
        if (error.isPresent()) {
            xml.element("Error", item -> item.element("Key", key)
                    .element("Code", error.get().code())
                    .element("Message", String.valueOf(error.get().getMessage())));
        } else if (!quiet) {
            xml.element("Deleted", item -> item.element("Key", key));
        }
    }

    private static Optional<AwsError> tryToDelete(Bucket bucket, String key, Optional<String> etag) {
        try {
            etag.ifPresent(condition -> Conditions.requireMatch(condition, bucket.find(key)));
            bucket.objects().remove(key);
            return Optional.empty();
        } catch (AwsError e) {
            return Optional.of(e);
        }
    }
}
