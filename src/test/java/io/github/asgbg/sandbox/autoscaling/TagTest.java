package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.Scene.BLUE;
import static io.github.asgbg.sandbox.autoscaling.Scene.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.DescribeTagsResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Sources: UG:ec2-auto-scaling-tagging, API CreateOrUpdateTags and DescribeTags. */
class TagTest {
    private static Tag tag(String group, String key, String value, boolean propagate) {
        return Tag.builder()
                .resourceId(group)
                .resourceType("auto-scaling-group")
                .key(key)
                .value(value)
                .propagateAtLaunch(propagate)
                .build();
    }

    private static void put(Scene scene, Tag... tags) {
        scene.client.createOrUpdateTags(request -> request.tags(tags));
    }

    @Test
    void aTagIsOverwrittenWithItsPropagation() {
        Scene scene = Scene.with(0, 0, 1);
        put(scene, tag(BLUE, "k", "v1", true));
        put(scene, tag(BLUE, "k", "v2", false));
        assertThat(scene.group().tags()).singleElement().satisfies(tag -> {
            assertThat(tag.value()).isEqualTo("v2");
            assertThat(tag.propagateAtLaunch()).isFalse();
            assertThat(tag.resourceId()).isEqualTo(BLUE);
        });
    }

    @Test
    void onlyPropagatedTagsReachNewInstances() {
        Scene scene = Scene.with(0, 0, 1);
        put(scene, tag(BLUE, "seen", "yes", true), tag(BLUE, "hidden", "yes", false));
        scene.desire(1);
        scene.settle();
        assertThat(scene.compute.launches.values().iterator().next().tags())
                .containsEntry("seen", "yes")
                .doesNotContainKey("hidden");
    }

    @Test
    void reservedKeysAndTooManyTagsAreRefused() {
        Scene scene = Scene.with(0, 0, 1);
        invalid(
                "Tag keys starting with 'aws:' are reserved for system use: aws:x",
                () -> put(scene, tag(BLUE, "aws:x", "v", true)));
        Tag[] many = IntStream.range(0, 26)
                .mapToObj(index -> tag(BLUE, "k" + index, "v", true))
                .toArray(Tag[]::new);
        assertThatThrownBy(() -> put(scene, many)).hasMessageContaining("at most 25");
        assertThat(scene.group().tags()).isEmpty();
    }

    @Test
    void oneUnknownGroupChangesNothing() {
        Scene scene = Scene.with(0, 0, 1);
        invalid(
                "AutoScalingGroup name not found - green",
                () -> put(scene, tag(BLUE, "k", "v", true), tag("green", "k", "v", true)));
        assertThat(scene.group().tags()).isEmpty();
    }

    @Test
    void deletedTagsAreGone() {
        Scene scene = Scene.with(0, 0, 1);
        put(scene, tag(BLUE, "a", "1", true), tag(BLUE, "b", "2", true));
        scene.client.deleteTags(request -> request.tags(tag(BLUE, "a", "1", true)));
        assertThat(scene.group().tags()).extracting(TagDescription::key).containsExactly("b");
    }

    @Test
    void describingFiltersAndPages() {
        Scene scene = new Scene();
        List.of("a", "b").forEach(name -> scene.create(name, 0, 0, 1, group -> {}));
        put(scene, tag("a", "k", "1", true), tag("b", "k", "2", false), tag("b", "l", "2", true));
        DescribeTagsResponse ofB = scene.client.describeTags(request -> request.filters(
                Filter.builder().name("auto-scaling-group").values("b").build(),
                Filter.builder().name("propagate-at-launch").values("true").build()));
        assertThat(ofB.tags()).extracting(TagDescription::key).containsExactly("l");
        DescribeTagsResponse first = scene.client.describeTags(request -> request.maxRecords(2));
        DescribeTagsResponse second =
                scene.client.describeTags(request -> request.maxRecords(2).nextToken(first.nextToken()));
        assertThat(first.tags()).hasSize(2);
        assertThat(second.tags()).hasSize(1);
        assertThat(second.nextToken()).isNull();
    }
}
