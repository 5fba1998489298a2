package io.github.asgbg.aws.error;

import java.util.Collection;
import java.util.Optional;
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

    private static final Pattern ACTION = Pattern.compile("not authorized to perform: ([a-z0-9-]+:\\w+)");
    private static final Pattern RESOURCE = Pattern.compile("on resource: \"?(arn:[^\\s\"]{1,1000}+)");
    private static final Pattern POLICY = Pattern.compile("because no ([a-zA-Z -]+?)(?: policy)? allows");

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
        String action = first(ACTION, text).orElse(action(operation));
        boolean isAnother = !action.equals(action(operation));
        if (text.contains("explicit deny")) {
            return explicitDeny(action);
        }
        String named = isAnother ? first(RESOURCE, text).orElse("*") : withAccount(resource, text);
        String where = first(POLICY, text)
                .filter(kind -> !kind.equals("identity-based"))
                .map(kind -> " in the " + kind + (kind.endsWith("boundary") ? "" : " policy"))
                .orElse("");
        return "allow it" + where + " with this policy statement: " + statement(action, named);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a denial is that of a KMS key, which S3 passes on. */
    public static boolean isOfKey(String text) {
        return first(ACTION, text).filter(action -> action.startsWith("kms:")).isPresent();
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
        return first(ACCOUNT, text)
                .map(account -> resource.replaceFirst(":\\*:(autoScalingGroup|instance|alarm)", ":" + account + ":$1"))
                .orElse(resource);
    }
}
