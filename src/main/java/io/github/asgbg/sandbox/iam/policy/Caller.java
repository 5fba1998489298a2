package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks: a user, the session of a role, or an account's root. Source: IAM user guide, "AWS JSON policy elements:
 * Principal" and "AWS global condition context keys".
 *
 * @param arn as GetCallerIdentity tells it
 */
public record Caller(String arn) {
    private static final Pattern USER = Pattern.compile("arn:([^:]+):iam::(\\d{12}):user/(?:.+/)?([^/]+)");
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d{12}):assumed-role/([^/]+)/[^/]+");
    private static final Pattern ROOT = Pattern.compile("arn:([^:]+):iam::(\\d{12}):root");

    /**
     * Checks the ARN.
     *
     * @throws IllegalArgumentException when it is that of something that makes no requests
     */
    public Caller {
        if (!isOne(USER, arn) && !isOne(SESSION, arn) && !isOne(ROOT, arn)) {
            throw new IllegalArgumentException("no user, session of a role, or root: " + arn);
        }
    }

    private static boolean isOne(Pattern pattern, String arn) {
        return pattern.matcher(arn).matches();
    }

    String account() {
        return arn.split(":", -1)[4];
    }

    String root() {
        return "arn:" + arn.split(":", -1)[1] + ":iam::" + account() + ":root";
    }

    /** The user, or the role behind the session; its path is not known, so that only roles without one are recognised. */
    String identity() {
        Matcher session = SESSION.matcher(arn);
        return session.matches()
                ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                : arn;
    }

    /** The ARNs by which a policy may mean this very caller, its account left aside. */
    List<String> ownArns() {
        return List.of(arn, identity());
    }

    /** What every request of this caller says of it. */
    Map<String, List<String>> context() {
        Map<String, List<String>> context = new TreeMap<>();
        context.put("aws:PrincipalArn", List.of(identity()));
        context.put("aws:PrincipalAccount", List.of(account()));
        Matcher user = USER.matcher(arn);
        if (user.matches()) {
            context.put("aws:username", List.of(user.group(3)));
        }
        context.put("aws:PrincipalType", List.of(type()));
        return context;
    }

    private String type() {
        if (isOne(ROOT, arn)) {
            return "Account";
        }
        return isOne(USER, arn) ? "User" : "AssumedRole";
    }
}
