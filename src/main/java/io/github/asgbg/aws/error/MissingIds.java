package io.github.asgbg.aws.error;

import io.github.asgbg.port.CloudException;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** EC2 names the instances that it does not know only in the text of its refusal. */
public final class MissingIds {
    private static final Pattern ID = Pattern.compile("\\bi-[0-9a-z]+\\b");

    private MissingIds() {}

    /** Those of the ids that EC2 said it does not know; empty when it said something else. */
    public static Set<String> in(CloudException e, Collection<String> asked) {
        if (!e.code().equals("InvalidInstanceID.NotFound")) {
            return Set.of();
        }
        return ID.matcher(String.valueOf(e.getMessage()))
                .results()
                .map(MatchResult::group)
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
