package io.github.asgbg.sandbox.autoscaling;

import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;

/**
 * One scaling policy of a group.
 *
 * @param given what was put and what AWS fills in, without the alarms
 * @param own the alarms of a target tracking policy
 */
record Policy(ScalingPolicy given, Optional<OwnAlarms> own) {
    /** Names of alarms that AWS keeps for a policy; without scale-in there is no low one. */
    record OwnAlarms(String high, Optional<String> low) {}

    String name() {
        return given.policyName();
    }

    String arn() {
        return given.policyARN();
    }

    PolicyKind kind() {
        return PolicyKind.of(given.policyType());
    }
}
