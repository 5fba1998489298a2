package io.github.asgbg.conformance;

import static io.github.asgbg.conformance.Claim.assumed;
import static io.github.asgbg.conformance.Claim.documented;
import static io.github.asgbg.conformance.Probe.free;
import static io.github.asgbg.conformance.Probe.withInstances;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** The tag by which instances learn their version. */
final class TagProbes {
    private static final String KEY = "image-version";

    private static final Probe READ_BACK = free(
            assumed(
                    "tag.read-back",
                    "a tag that was put on a group is in DescribeTags within ten seconds",
                    "AWS gives no guarantee",
                    "the tag is read back before instances are launched that read it",
                    Map.of("read back within ten seconds", "true")),
            TagProbes::readBack);

    private static final Probe WITHOUT_PROPAGATION = free(
            assumed(
                    "tag.without-propagation",
                    "a tag that is put again without its flag is no longer propagated",
                    "the API reference names no other default than false",
                    "the flag is sent each time",
                    Map.of("propagated afterwards", "false")),
            TagProbes::withoutPropagation);

    private static final Probe ON_INSTANCES = withInstances(
            documented(
                    "tag.on-instances",
                    "an instance that a group launches carries the group's tag, those that run already do not",
                    "User guide, Tag Auto Scaling groups and instances",
                    "what an instance runs is judged by the tag that it was launched with",
                    Map.of("launched before", "v1", "launched after", "v2")),
            TagProbes::onInstances);

    private TagProbes() {}

    static List<Probe> all() {
        return List.of(READ_BACK, WITHOUT_PROPAGATION, ON_INSTANCES);
    }

    private static void put(ProbeContext context, TestGroup group, String value, Optional<Boolean> propagate) {
        Tag.Builder tag = Tag.builder()
                .resourceId(group.name())
                .resourceType("auto-scaling-group")
                .key(KEY)
                .value(value);
        propagate.ifPresent(tag::propagateAtLaunch);
        context.autoScaling().createOrUpdateTags(it -> it.tags(tag.build()));
    }

    private static Optional<TagDescription> read(ProbeContext context, TestGroup group) {
        Filter ofGroup =
                Filter.builder().name("auto-scaling-group").values(group.name()).build();
        return context.autoScaling().describeTags(it -> it.filters(ofGroup)).tags().stream()
                .filter(tag -> tag.key().equals(KEY))
                .findFirst();
    }

    private static void readBack(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        put(context, group, "v1", Optional.of(true));
        Optional<Duration> took = context.await(
                Duration.ofSeconds(10),
                () -> read(context, group).map(TagDescription::value).equals(Optional.of("v1")));
        context.saw("took", StandbyProbes.took(took));
        context.saw("read back within ten seconds", took.isPresent());
    }

    private static void withoutPropagation(ProbeContext context) {
        TestGroup group = context.group(it -> {});
        put(context, group, "v1", Optional.of(true));
        put(context, group, "v2", Optional.empty());
        context.saw(
                "propagated afterwards",
                read(context, group).map(TagDescription::propagateAtLaunch).orElse(false));
    }

    private static void onInstances(ProbeContext context) {
        TestGroup group = context.group(it -> it.desiredCapacity(0).maxSize(2));
        put(context, group, "v1", Optional.of(true));
        group.resize(0, 1, 2);
        group.require("InService", 1);
        List<String> first = group.ids();
        put(context, group, "v2", Optional.of(true));
        group.resize(0, 2, 2);
        group.require("InService", 2);
        group.ids()
                .forEach(id -> context.saw(
                        first.contains(id) ? "launched before" : "launched after",
                        Machines.tags(context, id).getOrDefault(KEY, "none")));
    }
}
