package io.github.asgbg.aws.permission;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose policies stand behind a caller. Source: IAM user guide, "IAM identifiers": the ARN of a role's session names the
 * role without its path, so that of a role with a path it does not tell enough.
 */
final class Principals {
    private static final Pattern USER = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:user/.+");
    private static final Pattern SESSION = Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    /** IAM Identity Center's roles, all of which have a path. */
    private static final String IDENTITY_CENTER = "AWSReservedSSO_";

    private Principals() {}

    /** The user or role whose policies IAM can simulate; empty for root, federated users and Identity Center's roles. */
    static Optional<String> of(String callerArn) {
        if (USER.matcher(callerArn).matches()) {
            return Optional.of(callerArn);
        }
        Matcher session = SESSION.matcher(callerArn);
        return session.matches() && !session.group(3).startsWith(IDENTITY_CENTER)
                ? Optional.of("arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3))
                : Optional.empty();
    }
}
