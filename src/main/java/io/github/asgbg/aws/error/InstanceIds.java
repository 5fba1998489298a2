package io.github.asgbg.aws.error;

import io.github.asgbg.port.CloudException;
import java.util.Collection;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which instances a refusal or an activity is about, AWS says in its text only. */
public final class InstanceIds {
    private static final Pattern ID = Pattern.compile("\\bi-[0-9a-z]+\\b");

    private InstanceIds() {}

    /** Those of the ids that the text names. */
    public static Set<String> in(CloudException e, Collection<String> asked) {
        return in(String.valueOf(e.getMessage()), asked);
    }

    /** The same of any text. */
    public static Set<String> in(String text, Collection<String> asked) {
        return ID.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
