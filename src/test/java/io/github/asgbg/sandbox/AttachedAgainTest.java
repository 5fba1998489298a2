package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Sources: UG:attach-instance-asg, UG:ec2-auto-scaling-tagging, API DetachInstances. */
class AttachedAgainTest {
    private final Sandbox sandbox = Sandbox.builder().instances(3).start();
    private final SandboxClients aws = new SandboxClients(sandbox);
    private final String group = sandbox.blueGroup();
    private final String id = aws.ids(group).get(0);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void pass(int seconds) {
        sandbox.world().advance(Duration.ofSeconds(seconds));
    }

    private void detach() {
        aws.detach(group, List.of(id));
        pass(60);
        assertThat(aws.ids(group)).hasSize(2).doesNotContain(id);
    }

    private String tag(String key) {
        return aws.ec2
                .describeTags(it -> it.filters(filter("resource-id", id), filter("key", key)))
                .tags()
                .get(0)
                .value();
    }

    private static Filter filter(String name, String value) {
        return Filter.builder().name(name).values(value).build();
    }

    @Test
    void itServesTheVersionThatItRunsWhateverTheTagSaysNow() {
        detach();
        aws.tag(group, "v2");
        aws.attach(group, List.of(id));
        pass(60);
        assertThat(aws.ids(group)).hasSize(3).contains(id);
        assertThat(aws.health(List.of(id))).containsExactly("healthy");
        assertThat(sandbox.version(id)).contains("v1");
        assertThat(tag("image-version")).isEqualTo("v2");
        assertThat(tag("aws:autoscaling:groupName")).isEqualTo(group);
    }

    @Test
    void itCanComeIntoTheOtherGroup() {
        detach();
        aws.resize(sandbox.greenGroup(), 0, 4, 0);
        aws.attach(sandbox.greenGroup(), List.of(id));
        pass(60);
        assertThat(aws.ids(sandbox.greenGroup())).containsExactly(id);
        assertThat(aws.states(sandbox.greenGroup())).containsExactly("InService");
        assertThat(aws.group(sandbox.greenGroup()).desiredCapacity()).isEqualTo(1);
    }

    @Test
    void itCannotComeBackOnceItsImageIsGone() {
        detach();
        String image = aws.ec2
                .describeInstances(it -> it.instanceIds(id))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .imageId();
        aws.ec2.deregisterImage(it -> it.imageId(image));
        assertThatThrownBy(() -> aws.attach(group, List.of(id))).hasMessageContaining("image");
    }

    @Test
    void itCannotComeBackWhileItIsStopped() {
        detach();
        aws.ec2.stopInstances(it -> it.instanceIds(id));
        assertThatThrownBy(() -> aws.attach(group, List.of(id))).hasMessageContaining("running");
    }
}
