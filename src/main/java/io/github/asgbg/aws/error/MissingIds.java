package io.github.asgbg.aws.error;

import io.github.asgbg.port.CloudException;
import java.util.Collection;
import java.util.Set;

/** EC2 names the instances that it does not know only in the text of its refusal. */
public final class MissingIds {
    private MissingIds() {}

    /** Those of the ids that EC2 said it does not know; empty when it said something else. */
    public static Set<String> in(CloudException e, Collection<String> asked) {
        return e.code().equals("InvalidInstanceID.NotFound") ? InstanceIds.in(e, asked) : Set.of();
    }
}
