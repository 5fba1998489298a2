package io.github.asgbg.aws.error;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /**
     * What to do about a denial. AWS's text names the action, which may be that of another service than the one asked, and
     * the kind of policy that lacks it. Source: IAM user guide, "Troubleshoot access denied error messages".
     */
    static String remedy(String operation, String text, String resource) {
        Denial denial = Denial.of(text);
        String action = denial.action().orElse(action(operation));
        if (denial.isExplicit()) {
            return explicitDeny(action) + lifting(denial);
        }
        boolean isAnother = !action.equals(action(operation));
        String named = isAnother ? denial.resource().orElse("*") : withAccount(resource, text);
        return denial.because()
                .filter(type -> type != PolicyType.IDENTITY)
                .map(type -> "allow it in " + type.where() + " with this statement: "
                        + type.statement(action, named, denial.caller()))
                .orElse("allow it with this policy statement: " + statement(action, named));
    }

    private static String lifting(Denial denial) {
        String policy = denial.policy().map(arn -> ", " + arn).orElse("");
        return denial.because()
                .map(type -> "; it is in " + type.where() + policy)
                .orElse("");
    }

    /** Whether a denial is that of a KMS key, which S3 passes on. */
    public static boolean isOfKey(String text) {
        return Denial.of(text)
                .action()
                .filter(action -> action.startsWith("kms:"))
                .isPresent();
    }

    public static String statement(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    }

    /** One statement that permits several actions on several resources. */
    public static String statement(Collection<String> actions, Collection<String> resources) {
        return "{\"Effect\":\"Allow\",\"Action\":" + list(actions) + ",\"Resource\":" + list(resources) + "}";
    }

    private static String list(Collection<String> texts) {
        return texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    /** What to say where a policy denies actions, so that none could permit them. */
    public static String explicitDeny(String actions) {
        return "an explicit deny of " + actions + " stands in the way; no other statement outweighs it";
    }

    /** AWS's refusal names the caller, and with it the account that the resource's ARN leaves open. */
    private static String withAccount(String resource, String text) {
        Matcher caller = ACCOUNT.matcher(text);
        return caller.find()
                ? resource.replaceFirst(":\\*:(autoScalingGroup|instance|alarm)", ":" + caller.group(1) + ":$1")
                : resource;
    }
}
