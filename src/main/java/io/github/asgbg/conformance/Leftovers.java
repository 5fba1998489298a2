package io.github.asgbg.conformance;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * What runs of the suite have left in an account, found by name and by tag alone: nothing has to be remembered, so a run that
 * was killed is cleaned up after like any other.
 */
public final class Leftovers {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Load balancers and instances take minutes to go. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final AwsClients clients;
    private final Timer timer;
    private final List<Kind> kinds;

    public Leftovers(AwsClients clients, Timer timer) {
        this.clients = clients;
        this.timer = timer;
        this.kinds = List.of(
                new Kind(
                        "Auto Scaling group", "autoscaling:DescribeAutoScalingGroups", this::groups, this::deleteGroup),
                new Kind("instance", "ec2:DescribeInstances", this::instances, this::terminate),
                new Kind(
                        "load balancer",
                        "elasticloadbalancing:DescribeLoadBalancers",
                        this::balancers,
                        this::deleteBalancer),
                new Kind(
                        "target group",
                        "elasticloadbalancing:DescribeTargetGroups",
                        this::targetGroups,
                        this::deleteTargetGroup),
                new Kind("alarm", "cloudwatch:DescribeAlarms", this::alarms, name -> clients.cloudWatch()
                        .deleteAlarms(it -> it.alarmNames(name))),
                new Kind("launch template", "ec2:DescribeLaunchTemplates", this::templates, this::deleteTemplate),
                new Kind("bucket", "s3:ListAllMyBuckets", this::buckets, name -> new BucketRemoval(clients.s3())
                        .remove(name)));
    }

    /** Things of one kind: how they are called, which there are, and how one is removed. */
    private record Kind(String called, String listing, Supplier<List<String>> ids, Consumer<String> remove) {}

    /**
     * What is there now, as in {@code instance i-0123456789abcdef0}.
     *
     * @throws io.github.asgbg.port.CloudException when it cannot be found out
     */
    public List<String> find() {
        Asking asking = new Asking(clients);
        return kinds.stream()
                .flatMap(kind -> asking.ask(kind.listing(), () -> "*", kind.ids()).stream()
                        .map(id -> kind.called() + " " + id))
                .toList();
    }

    /** Removes what there is, in as many rounds as it takes; returns what remains after a quarter of an hour, and why. */
    public List<String> remove() {
        return remove(LONGEST);
    }

    /** The same within another time. */
    public List<String> remove(Duration atMost) {
        Duration begin = timer.elapsed();
        Duration pause = FIRST_PAUSE;
        List<String> left = round();
        while (!left.isEmpty() && timer.elapsed().minus(begin).compareTo(atMost) < 0) {
            timer.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            left = round();
        }
        return left;
    }

    private List<String> round() {
        List<String> left = new ArrayList<>();
        for (Kind kind : kinds) {
            try {
                kind.ids().get().forEach(id -> left.add(removed(kind, id)));
            } catch (SdkException unknown) {
                left.add("perhaps some " + kind.called() + " (" + unknown.getMessage() + ")");
            }
        }
        return left;
    }

    /** It is gone only when it is no longer found. */
    private static String removed(Kind kind, String id) {
        String name = kind.called() + " " + id;
        try {
            kind.remove().accept(id);
            return name;
        } catch (SdkException refused) {
            return name + " (" + refused.getMessage() + ")";
        }
    }

    private List<String> groups() {
        return ours(clients.autoScaling().describeAutoScalingGroupsPaginator().autoScalingGroups().stream()
                .map(AutoScalingGroup::autoScalingGroupName));
    }

    private void deleteGroup(String name) {
        clients.autoScaling()
                .deleteAutoScalingGroup(it -> it.autoScalingGroupName(name).forceDelete(true));
    }

    private List<String> instances() {
        Filter tagged = Filter.builder().name("tag-key").values(Names.PREFIX).build();
        Filter alive = Filter.builder()
                .name("instance-state-name")
                .values("pending", "running", "stopping", "stopped")
                .build();
        return clients.ec2().describeInstancesPaginator(it -> it.filters(tagged, alive)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(Instance::instanceId)
                .toList();
    }

    private void terminate(String id) {
        clients.ec2()
                .modifyInstanceAttribute(it -> it.instanceId(id).disableApiTermination(value -> value.value(false)));
        clients.ec2().terminateInstances(it -> it.instanceIds(id));
    }

    private List<String> balancers() {
        return ours(clients.balancing().describeLoadBalancersPaginator().loadBalancers().stream()
                .map(LoadBalancer::loadBalancerName));
    }

    private void deleteBalancer(String name) {
        clients.balancing()
                .describeLoadBalancers(it -> it.names(name))
                .loadBalancers()
                .forEach(
                        one -> clients.balancing().deleteLoadBalancer(it -> it.loadBalancerArn(one.loadBalancerArn())));
    }

    private List<String> targetGroups() {
        return ours(clients.balancing().describeTargetGroupsPaginator().targetGroups().stream()
                .map(TargetGroup::targetGroupName));
    }

    private void deleteTargetGroup(String name) {
        clients.balancing()
                .describeTargetGroups(it -> it.names(name))
                .targetGroups()
                .forEach(one -> clients.balancing().deleteTargetGroup(it -> it.targetGroupArn(one.targetGroupArn())));
    }

    private List<String> alarms() {
        return ours(clients.cloudWatch().describeAlarms(it -> it.alarmNamePrefix(Names.PREFIX)).metricAlarms().stream()
                .map(MetricAlarm::alarmName));
    }

    private List<String> templates() {
        return ours(clients.ec2().describeLaunchTemplatesPaginator().launchTemplates().stream()
                .map(LaunchTemplate::launchTemplateName));
    }

    private void deleteTemplate(String name) {
        clients.ec2().deleteLaunchTemplate(it -> it.launchTemplateName(name));
    }

    private List<String> buckets() {
        return ours(clients.s3().listBuckets().buckets().stream().map(Bucket::name));
    }

    private static List<String> ours(Stream<String> names) {
        return names.filter(Names::isOurs).toList();
    }
}
