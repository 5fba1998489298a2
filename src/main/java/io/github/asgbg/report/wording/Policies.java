package io.github.asgbg.report.wording;

import java.util.regex.Pattern;

/** Policies by name where AWS has their ARN. */
public final class Policies {
    private static final Pattern ARN =
            Pattern.compile("arn:[^:]*:autoscaling:\\S*:autoScalingGroupName/(\\S+?):policyName/([^,\\]]+)");

    private Policies() {}

    /** The text with each policy's ARN, which says little to people, replaced by its name and its group. */
    public static String named(String text) {
        return ARN.matcher(text).replaceAll("policy $2 of $1");
    }
}
