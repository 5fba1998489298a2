package io.github.asgbg.aws.permission;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.port.CloudException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
    private final AwsClients clients;
    private final Asking asking;

    public Protections(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** What is known of each; no answer for those of which EC2 does not tell, for it is a question asked beforehand. */
    public Map<String, Set<ApiProtection>> of(List<String> instances) {
        Map<String, Set<ApiProtection>> known = new TreeMap<>();
        for (String instance : instances) {
            try {
                known.put(instance, of(instance));
            } catch (CloudException e) {
                if (e.kind() != CloudException.Kind.NOT_FOUND) {
                    return known; // who may not ask about one, or is too quick, need not ask about the others
                }
                known.put(instance, Set.of());
            }
        }
        return known;
    }

    private Set<ApiProtection> of(String instance) {
        Set<ApiProtection> protections = EnumSet.noneOf(ApiProtection.class);
        for (ApiProtection protection : ApiProtection.values()) {
            DescribeInstanceAttributeResponse answer =
                    asking.ask("ec2:DescribeInstanceAttribute", asking::instancesArn, () -> clients.ec2()
                            .describeInstanceAttribute(
                                    r -> r.instanceId(instance).attribute(protection.attribute())));
            if (isSet(protection, answer)) {
                protections.add(protection);
            }
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
