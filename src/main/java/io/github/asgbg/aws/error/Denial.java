package io.github.asgbg.aws.error;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of a denial says: who may not do what with which resource, for want of which kind of policy, or because of
 * which. Any of it may be left out. Source: IAM user guide, "Troubleshoot access denied error messages".
 *
 * @param caller the user or role, as policies name it
 * @param because the kind of policy that denies, or that lacks an allowance
 * @param isExplicit whether a statement denies it
 * @param policy the ARN of the policy that denies, which AWS adds within one account or organization
 */
record Denial(
        Optional<String> caller,
        Optional<String> action,
        Optional<String> resource,
        Optional<PolicyType> because,
        boolean isExplicit,
        Optional<String> policy) {
    private static final Pattern CALLER = Pattern.compile("[Uu]ser: (arn:\\S+)");
    private static final Pattern ACTION = Pattern.compile("not authorized to perform:\\s*([A-Za-z0-9-]+:\\w+)");
    private static final Pattern RESOURCE = Pattern.compile("on resource:\\s*\"?(arn:[^\\s\"]{1,1000}+)");
    private static final Pattern LACKING =
            Pattern.compile("because (?:no|the)\\s+([a-zA-Z -]+?)(?:\\s+policy)?\\s+allows");
    private static final Pattern DENYING = Pattern.compile(
            "explicit deny in (?:an?|the)\\s+([a-zA-Z -]+?)(?:\\s+policy)?"
                    + "(?:\\s+transitively through an?\\s+([a-zA-Z -]+?)(?:\\s+policy)?)?"
                    + "(?::\\s*(arn:\\S+))?(?=\\W*$|[:.])",
            Pattern.MULTILINE);
    private static final Pattern SESSION = Pattern.compile("arn:(aws[a-z-]*):sts::(\\d{12}):assumed-role/([^/]+)/.+");

    static Denial of(String text) {
        Matcher denying = DENYING.matcher(text);
        boolean names = denying.find();
        Optional<String> by = names
                ? Optional.ofNullable(denying.group(2)).or(() -> Optional.of(denying.group(1)))
                : first(LACKING, text);
        return new Denial(
                first(CALLER, text).map(Denial::asPoliciesNameIt),
                first(ACTION, text),
                first(RESOURCE, text),
                by.flatMap(PolicyType::named),
                text.contains("explicit deny"),
                names ? Optional.ofNullable(denying.group(3)) : Optional.empty());
    }

    /** A session comes and goes; what policies permit is the role. Its path is not told, and most have none. */
    private static String asPoliciesNameIt(String caller) {
        Matcher session = SESSION.matcher(caller);
        return session.matches()
                ? "arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                : caller;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
