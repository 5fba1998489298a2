package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;

/** Whether a bucket keeps versions; once it did it can only stop for a while (API: PutBucketVersioning). */
enum Versioning {
    NEVER,
    ENABLED,
    SUSPENDED;

    /**
     * What a request asks for.
     *
     * @throws AwsError MalformedXML, or NotImplemented for deleting with a second factor
     */
    static Versioning asked(XmlInput configuration) {
        if (configuration.text("MfaDelete").filter("Enabled"::equals).isPresent()) {
            throw new AwsError(501, "NotImplemented", "The sandbox's S3 does not implement MfaDelete.");
        }
        return switch (configuration.required("Status")) {
            case "Enabled" -> ENABLED;
            case "Suspended" -> SUSPENDED;
            default -> throw XmlInput.malformed();
        };
    }

    /** The answer to GetBucketVersioning. */
    void describe(Xml xml) {
        switch (this) {
            case NEVER -> {}
            case ENABLED -> xml.element("Status", "Enabled");
            case SUSPENDED -> xml.element("Status", "Suspended");
        }
    }
}
