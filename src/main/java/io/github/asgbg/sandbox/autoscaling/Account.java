package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of one account in one Region, and what they are made from. */
record Account(
        World world,
        Compute compute,
        Targets targets,
        Alarms alarms,
        Timings timings,
        Quirks quirks,
        Map<String, Group> groups,
        Activities activities) {

    static Account of(World world, Compute compute, Targets targets, Alarms alarms, Timings timings, Quirks quirks) {
        return new Account(
                world, compute, targets, alarms, timings, quirks, new LinkedHashMap<>(), new Activities(world));
    }

    Instant now() {
        return world.now();
    }

    String uuid() {
        return uuid(world);
    }

    /** A random id from the world's seed. */
    static String uuid(World world) {
        return new UUID(world.random().nextLong(), world.random().nextLong()).toString();
    }

    /** The beginning of a new resource's ARN, up to its random id. */
    String arn(String resourceType) {
        return "arn:aws:autoscaling:" + quirks.region() + ":" + quirks.accountId() + ":" + resourceType + ":" + uuid();
    }

    /** One group, which must exist, or all of them. */
    Stream<Group> named(@Nullable String groupName) {
        return groupName == null ? allGroups().stream() : Stream.of(require(groupName));
    }

    /** A copy, as groups disappear. */
    List<Group> allGroups() {
        return new ArrayList<>(groups.values());
    }

    Optional<Group> find(String name) {
        return Optional.ofNullable(groups.get(name));
    }

    /** The group, or AWS's refusal. */
    Group require(String name) {
        String wanted = Requests.required(name, "autoScalingGroupName");
        return find(wanted).orElseThrow(() -> AwsError.validation("AutoScalingGroup name not found - " + wanted));
    }

    /** The group, unless it is being deleted. */
    Group requireWritable(String name) {
        Group group = require(name);
        if (group.isDeleting()) {
            throw AwsError.validation(
                    "The operation may not be performed while the AutoScaling group is pending delete");
        }
        return group;
    }

    /** The group that an instance belongs to. */
    Optional<Group> groupOf(String instanceId) {
        return groups.values().stream()
                .filter(group -> group.members().containsKey(instanceId))
                .findFirst();
    }

    /** Members of the group in an order that means nothing, as AWS documents none. */
    <T> List<T> shuffled(Collection<T> items) {
        List<T> result = new ArrayList<>(items);
        for (int last = result.size() - 1; last > 0; last--) {
            int other = world.random().nextInt(last + 1);
            T moved = result.get(last);
            result.set(last, result.get(other));
            result.set(other, moved);
        }
        return result;
    }
}
