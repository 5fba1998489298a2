package io.github.asgbg.aws.error;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy statement that would grant what was denied.
 *
 * <p>Source: the Service Authorization Reference, which says of each operation what action it is and whether a policy may
 * name a resource for it.
 */
public final class Permissions {
    private static final Pattern ACCOUNT = Pattern.compile("arn:aws[a-z-]*:(?:iam|sts)::(\\d{12}):");

    private Permissions() {}

    /** The IAM action behind an operation; S3's differ from its operations. */
    public static String action(String operation) {
        return switch (operation) {
            case "s3:ListObjectsV2", "s3:HeadBucket" -> "s3:ListBucket";
            case "s3:ListObjectVersions" -> "s3:ListBucketVersions";
            case "s3:HeadObject" -> "s3:GetObject";
            default -> operation;
        };
    }

    static String remedy(String operation, String text, String resource) {
        if (text.contains("explicit deny")) {
            return "an explicit deny of " + action(operation) + " stands in the way; no other statement outweighs it";
        }
        return "allow it with this policy statement: " + statement(action(operation), withAccount(resource, text));
    }

    public static String statement(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    /** AWS's refusal names the caller, and with it the account that the resource's ARN leaves open. */
    private static String withAccount(String resource, String text) {
        return accountIn(text)
                .map(account -> resource.replaceFirst(":\\*:(autoScalingGroup|instance|alarm)", ":" + account + ":$1"))
                .orElse(resource);
    }

    private static Optional<String> accountIn(String text) {
        Matcher matcher = ACCOUNT.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
