package io.github.asgbg.aws.permission;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;

/**
 * Asks EC2 what keeps instances from being terminated. No call tells it of several, and a dry run of TerminateInstances is
 * documented to check permissions only, so this takes two calls an instance: "You can specify only one attribute at a time".
 * Source: EC2 API reference, DescribeInstanceAttribute and TerminateInstances.
 */
public final class Protections {
    /** Whoever is asked whether to finalize may answer at once; the command need not ask EC2 again for that. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final AwsClients clients;
    private final Asking asking;
    private final Timer timer;
    private final Map<String, Duration> unprotected = new HashMap<>();

    /** {@code timer} tells how old an answer is. */
    public Protections(AwsClients clients, Asking asking, Timer timer) {
        this.clients = clients;
        this.asking = asking;
        this.timer = timer;
    }

    /** What is known of each. Nothing is known of an instance that EC2 knows no more, and nothing keeps it either. */
    public ProtectionCheck of(List<String> instances) {
        Map<String, Set<ApiProtection>> found = new TreeMap<>();
        for (int i = 0; i < instances.size(); i++) {
            String instance = instances.get(i);
            try {
                Set<ApiProtection> protections = isFresh(instance) ? Set.of() : of(instance);
                if (!protections.isEmpty()) {
                    found.put(instance, protections);
                }
            } catch (CloudException e) {
                if (e.kind() != CloudException.Kind.NOT_FOUND) {
                    // Who may not ask about one, or is too quick, need not ask about the others.
                    return new ProtectionCheck(found, instances.subList(i, instances.size()), e.sentence());
                }
            }
        }
        return new ProtectionCheck(found, List.of(), "");
    }

    /** Only that there was nothing is remembered: what is protected is asked about until it no longer is. */
    private boolean isFresh(String instance) {
        return Optional.ofNullable(unprotected.get(instance))
                .filter(at -> timer.elapsed().minus(at).compareTo(FRESH) <= 0)
                .isPresent();
    }

    private Set<ApiProtection> of(String instance) {
        Set<ApiProtection> protections = EnumSet.noneOf(ApiProtection.class);
        Duration at = timer.elapsed();
        for (ApiProtection protection : ApiProtection.values()) {
            DescribeInstanceAttributeResponse answer =
                    asking.ask("ec2:DescribeInstanceAttribute", asking::instancesArn, () -> clients.ec2()
                            .describeInstanceAttribute(
                                    r -> r.instanceId(instance).attribute(protection.attribute())));
            if (isSet(protection, answer)) {
                protections.add(protection);
            }
        }
        if (protections.isEmpty()) {
            unprotected.put(instance, at);
        }
        return protections;
    }

    private static boolean isSet(ApiProtection protection, DescribeInstanceAttributeResponse answer) {
        AttributeBooleanValue value =
                switch (protection) {
                    case TERMINATION -> answer.disableApiTermination();
                    case STOP -> answer.disableApiStop();
                };
        return value != null && Boolean.TRUE.equals(value.value());
    }
}
