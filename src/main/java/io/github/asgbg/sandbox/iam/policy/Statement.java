package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.Optional;

/** One statement. All of its conditions must hold. */
record Statement(
        String sid,
        boolean isAllow,
        Optional<Principals> principals,
        Names actions,
        Names resources,
        List<Condition> conditions) {
    /** Whether it is about this request, whoever makes it. */
    boolean isAbout(AccessRequest request) {
        return actions.includeAction(request.action())
                && resources.includeResource(request)
                && conditions.stream().allMatch(condition -> condition.holds(request.context()));
    }
}
