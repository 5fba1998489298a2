package io.github.asgbg.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** A group that a probe may do everything with. */
record TestGroup(ProbeContext context, String name) {
    /** A launch on AWS takes about 40 s; a hook or a busy hour makes it longer. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The group as AWS describes it. */
    AutoScalingGroup look() {
        return ProbeContext.first(context.autoScaling()
                .describeAutoScalingGroups(it -> it.autoScalingGroupNames(name))
                .autoScalingGroups());
    }

    List<String> ids() {
        return look().instances().stream().map(Instance::instanceId).toList();
    }

    /** The one instance that it has. */
    String instance() {
        return ProbeContext.first(ids());
    }

    List<String> in(String state) {
        return look().instances().stream()
                .filter(one -> one.lifecycleStateAsString().equals(state))
                .map(Instance::instanceId)
                .toList();
    }

    /** The state of one instance, or that the group does not list it. */
    String stateOf(String id) {
        return look().instances().stream()
                .filter(one -> one.instanceId().equals(id))
                .map(Instance::lifecycleStateAsString)
                .findFirst()
                .orElse("not listed");
    }

    /** Waits for at least so many instances in a state. */
    Optional<Duration> await(String state, int count) {
        return context.await(PATIENCE, () -> in(state).size() >= count);
    }

    /** The same, without which the probe cannot go on. */
    void require(String state, int count) {
        if (await(state, count).isEmpty()) {
            throw new ProbeContext.Unable("fewer than " + count + " were " + state + " within the time");
        }
    }

    Optional<Duration> awaitState(String id, String state) {
        return context.await(PATIENCE, () -> stateOf(id).equals(state));
    }

    void resize(int min, int desired, int max) {
        context.autoScaling().updateAutoScalingGroup(it -> it.autoScalingGroupName(name)
                .minSize(min)
                .desiredCapacity(desired)
                .maxSize(max));
    }

    void enterStandby(List<String> ids) {
        context.autoScaling()
                .enterStandby(
                        it -> it.autoScalingGroupName(name).instanceIds(ids).shouldDecrementDesiredCapacity(true));
    }

    void exitStandby(List<String> ids) {
        context.autoScaling().exitStandby(it -> it.autoScalingGroupName(name).instanceIds(ids));
    }

    void detach(List<String> ids, boolean decrement) {
        context.autoScaling()
                .detachInstances(
                        it -> it.autoScalingGroupName(name).instanceIds(ids).shouldDecrementDesiredCapacity(decrement));
    }

    /** Moves to Standby and waits until that is done. */
    void standBy(String id) {
        enterStandby(List.of(id));
        awaitState(id, "Standby");
    }

    /** Newest first. */
    List<Activity> activities() {
        return context.autoScaling()
                .describeScalingActivities(it -> it.autoScalingGroupName(name))
                .activities();
    }
}
