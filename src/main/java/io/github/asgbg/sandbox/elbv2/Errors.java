package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The errors of ELBv2, in its codes and words. */
final class Errors {
    private Errors() {}

    static AwsError of(String code, String message) {
        return new AwsError(400, code, message);
    }

    static AwsError noLoadBalancer(String what) {
        return of("LoadBalancerNotFound", "Load balancers '[" + what + "]' not found");
    }

    static AwsError noTargetGroup(String what) {
        return of("TargetGroupNotFound", "Target groups '[" + what + "]' not found");
    }

    static AwsError noListener(String arn) {
        return of("ListenerNotFound", "One or more listeners not found: " + arn);
    }

    static AwsError noRule(String arn) {
        return of("RuleNotFound", "One or more rules not found: " + arn);
    }

    /** A member that must be given. */
    static <T> T required(@Nullable T value, String member) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> AwsError.validation("1 validation error detected: Value null at '" + member
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    static void require(boolean holds, String message) {
        if (!holds) {
            throw AwsError.validation(message);
        }
    }
}
