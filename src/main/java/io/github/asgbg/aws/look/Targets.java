package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.port.CloudException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** The target groups and what they say of their targets. */
final class Targets {
    private static final Duration DEFAULT_DRAIN = Duration.ofMinutes(5);
    private static final int DEFAULT_INTERVAL = 30;
    private static final int DEFAULT_THRESHOLD = 5;

    private final AwsClients clients;
    private final Asking asking;
    private final Map<String, TargetGroup> known = new HashMap<>();
    private final Set<String> missing = new TreeSet<>();

    Targets(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /**
     * Health by target group ARN and target id, one call a target group. Asked without a list of targets, AWS answers
     * those that are registered or draining, whoever registered them. A target group that does not exist says nothing.
     */
    Map<String, Map<String, TargetHealth>> health(Collection<String> arns) {
        Map<String, Map<String, TargetHealth>> health = new LinkedHashMap<>();
        arns.forEach(arn -> existing(arn, () -> health.put(arn, healthIn(arn))));
        return health;
    }

    /** Target groups that did not exist when they were last asked about. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** AWS lets a target group be deleted that Auto Scaling groups are attached to, and a release may have to go on. */
    private void existing(String arn, Runnable call) {
        try {
            call.run();
            missing.remove(arn);
        } catch (CloudException e) {
            if (!isMissing(e)) {
                throw e;
            }
            missing.add(arn);
        }
    }

    private static boolean isMissing(CloudException e) {
        return e.code().startsWith("TargetGroupNotFound");
    }

    private Map<String, TargetHealth> healthIn(String arn) {
        Map<String, TargetHealth> byId = new HashMap<>();
        asking.ask("elasticloadbalancing:DescribeTargetHealth", () -> "*", () -> clients.balancing()
                        .describeTargetHealth(r -> r.targetGroupArn(arn))
                        .targetHealthDescriptions())
                .forEach(d -> byId.merge(d.target().id(), healthOf(d), Targets::worse));
        return byId;
    }

    private static TargetHealth healthOf(TargetHealthDescription description) {
        var health = description.targetHealth();
        return new TargetHealth(
                Texts.orEmpty(health.stateAsString()),
                Texts.orEmpty(health.reasonAsString()),
                Texts.orEmpty(health.description()));
    }

    /** An instance may be registered on several ports; it is healthy only where all of them are. */
    private static TargetHealth worse(TargetHealth a, TargetHealth b) {
        return a.isHealthy() ? b : a;
    }

    /** Descriptions in the given order. They hardly change, so each is fetched once. */
    List<TargetGroup> describe(List<String> arns) {
        List<String> existing =
                arns.stream().filter(arn -> !missing.contains(arn)).toList();
        List<String> unknown =
                existing.stream().filter(arn -> !known.containsKey(arn)).toList();
        if (!unknown.isEmpty()) {
            fetch(unknown);
        }
        return existing.stream()
                .flatMap(arn -> Optional.ofNullable(known.get(arn)).stream())
                .toList();
    }

    /** One that does not exist makes AWS tell nothing of the others. */
    private void fetch(List<String> arns) {
        if (arns.size() == 1) {
            existing(arns.get(0), () -> fetchAll(arns));
            return;
        }
        try {
            fetchAll(arns);
        } catch (CloudException e) {
            if (!isMissing(e)) {
                throw e;
            }
            arns.forEach(arn -> fetch(List.of(arn)));
        }
    }

    private void fetchAll(List<String> arns) {
        asking.ask("elasticloadbalancing:DescribeTargetGroups", () -> "*", () -> clients.balancing()
                        .describeTargetGroups(r -> r.targetGroupArns(arns))
                        .targetGroups())
                .forEach(t -> known.put(t.targetGroupArn(), describe(t)));
    }

    private TargetGroup describe(software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup t) {
        Integer interval = t.healthCheckIntervalSeconds();
        Integer threshold = t.healthyThresholdCount();
        return new TargetGroup(
                t.targetGroupArn(),
                t.targetGroupName(),
                drain(t.targetGroupArn()),
                Duration.ofSeconds(interval == null ? DEFAULT_INTERVAL : interval),
                threshold == null ? DEFAULT_THRESHOLD : threshold,
                !t.loadBalancerArns().isEmpty());
    }

    private Duration drain(String arn) {
        return asking
                .ask("elasticloadbalancing:DescribeTargetGroupAttributes", () -> "*", () -> clients.balancing()
                        .describeTargetGroupAttributes(r -> r.targetGroupArn(arn))
                        .attributes())
                .stream()
                .filter(a -> a.key().equals("deregistration_delay.timeout_seconds"))
                .map(TargetGroupAttribute::value)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .findFirst()
                .orElse(DEFAULT_DRAIN);
    }
}
