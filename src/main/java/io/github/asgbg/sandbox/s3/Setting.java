package io.github.asgbg.sandbox.s3;

import java.util.Arrays;
import java.util.Optional;

/**
 * A bucket's subresource: what a new bucket has, what S3 answers when it is not configured, and whether the sandbox keeps a
 * new value. A setting that would have to change how the bucket behaves cannot be written.
 */
enum Setting {
    TAGGING("tagging", true, "", "NoSuchTagSet", "The TagSet does not exist"),
    POLICY("policy", true, "", "NoSuchBucketPolicy", "The bucket policy does not exist"),
    CORS("cors", false, "", "NoSuchCORSConfiguration", "The CORS configuration does not exist"),
    WEBSITE(
            "website",
            false,
            "",
            "NoSuchWebsiteConfiguration",
            "The specified bucket does not have a website configuration"),
    LIFECYCLE("lifecycle", false, "", "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
    REPLICATION(
            "replication",
            false,
            "",
            "ReplicationConfigurationNotFoundError",
            "The replication configuration was not found"),
    OBJECT_LOCK(
            "object-lock",
            true,
            "",
            "ObjectLockConfigurationNotFoundError",
            "Object Lock configuration does not exist for this bucket"),
    ENCRYPTION(
            "encryption",
            true,
            "<ServerSideEncryptionConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule>"
                    + "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                    + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled>"
                    + "</Rule></ServerSideEncryptionConfiguration>",
            "ServerSideEncryptionConfigurationNotFoundError",
            "The server side encryption configuration was not found"),
    PUBLIC_ACCESS_BLOCK(
            "publicAccessBlock",
            true,
            "<PublicAccessBlockConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                    + "<BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls>"
                    + "<BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets>"
                    + "</PublicAccessBlockConfiguration>",
            "NoSuchPublicAccessBlockConfiguration",
            "The public access block configuration was not found"),
    OWNERSHIP_CONTROLS(
            "ownershipControls",
            true,
            "<OwnershipControls xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule>"
                    + "<ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>",
            "OwnershipControlsNotFoundError",
            "The bucket ownership controls were not found"),
    ACCELERATE("accelerate", false, empty("AccelerateConfiguration"), "", ""),
    LOGGING("logging", false, empty("BucketLoggingStatus"), "", ""),
    NOTIFICATION("notification", false, empty("NotificationConfiguration"), "", ""),
    REQUEST_PAYMENT(
            "requestPayment",
            false,
            "<RequestPaymentConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Payer>BucketOwner</Payer>"
                    + "</RequestPaymentConfiguration>",
            "",
            "");

    private final String subresource;
    private final boolean writable;
    private final String initial;
    private final String missingCode;
    private final String missingText;

    Setting(String subresource, boolean writable, String initial, String missingCode, String missingText) {
        this.subresource = subresource;
        this.writable = writable;
        this.initial = initial;
        this.missingCode = missingCode;
        this.missingText = missingText;
    }

    private static String empty(String root) {
        return "<" + root + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>";
    }

    static Optional<Setting> askedFor(Call call) {
        return Arrays.stream(values())
                .filter(setting -> call.asksFor(setting.subresource))
                .findFirst();
    }

    boolean isWritable() {
        return writable;
    }

    Optional<String> initial() {
        return Optional.of(initial).filter(xml -> !xml.isEmpty());
    }

    String missingCode() {
        return missingCode;
    }

    String missingText() {
        return missingText;
    }
}
