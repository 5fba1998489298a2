package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Instance;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.FakeClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What counts as serving depends on the version that an instance was started with. */
@Timeout(60)
class InstanceVersionsTest {
    private static final String GROUPS = "DescribeAutoScalingGroups";
    private static final String INSTANCES = "DescribeInstances";

    private final FakeAws fake = new FakeAws();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());

    @Test
    void fullGroupsAreKnownAfterOneLook() {
        groups(2, "InService i-01", "Pending i-02");
        knows("i-01", "i-02");
        assertThat(versions()).containsExactly(Optional.of("v2"), Optional.of("v2"));
        assertThat(cloud.observe(FetchScope.GROUPS).green().instances())
                .extracting(Instance::launched)
                .containsOnly(Optional.of(Instant.parse("2026-03-01T11:00:00Z")));
        assertThat(fake.count(INSTANCES)).isEqualTo(1);
    }

    @Test
    void whileAGroupIsBeingFilledPendingInstancesWait() {
        groups(3, "InService i-01");
        knows("i-01");
        versions();
        groups(3, "InService i-01", "Pending i-02");
        versions();
        versions();
        assertThat(fake.count(INSTANCES)).isEqualTo(1);
    }

    /** For want of capacity, or because its capacity is counted in units. */
    @Test
    void whatServesIsKnownThoughItsGroupNeverFills() {
        groups(3, "InService i-01");
        groups(3, "InService i-01", "InService i-02");
        knows("i-01");
        knows("i-01", "i-02");
        versions();
        assertThat(versions()).containsExactly(Optional.of("v2"), Optional.of("v2"));
        versions();
        assertThat(fake.count(INSTANCES)).isEqualTo(2);
    }

    @Test
    void failuresThatPassAreOvercomeHoweverManyTheyAre() {
        groups(1, "InService i-01");
        Stream.generate(() -> "IncorrectState").limit(7).forEach(code -> fake.ec2Error(INSTANCES, code, "later"));
        knows("i-01");
        for (int look = 1; look <= 7; look++) {
            assertThat(versions()).as("look %d", look).containsExactly(Optional.empty());
        }
        assertThat(versions()).containsExactly(Optional.of("v2"));
    }

    private List<Optional<String>> versions() {
        return cloud.observe(FetchScope.GROUPS).group(Colour.GREEN).instances().stream()
                .map(Instance::version)
                .toList();
    }

    private void groups(int desired, String... instances) {
        String members = Stream.of(instances)
                .map(text -> text.split(" "))
                .map(parts -> "<member><LifecycleState>" + parts[0] + "</LifecycleState><InstanceId>" + parts[1]
                        + "</InstanceId></member>")
                .collect(Collectors.joining("", "<Instances>", "</Instances>"));
        fake.result(
                GROUPS,
                "<AutoScalingGroups>" + group("shop-blue", 0, "") + group("shop-green", desired, members)
                        + "</AutoScalingGroups>");
    }

    private static String group(String name, int desired, String instances) {
        return "<member><AutoScalingGroupName>" + name + "</AutoScalingGroupName><MinSize>0</MinSize><MaxSize>9"
                + "</MaxSize><DesiredCapacity>" + desired + "</DesiredCapacity>" + instances + "</member>";
    }

    private void knows(String... ids) {
        String items = Stream.of(ids)
                .map(id -> "<item><instanceId>" + id + "</instanceId><launchTime>2026-03-01T11:00:00.000Z</launchTime>"
                        + "<tagSet><item><key>image-version</key><value>v2</value></item></tagSet></item>")
                .collect(Collectors.joining());
        fake.answer(
                INSTANCES,
                "<DescribeInstancesResponse><reservationSet><item><instancesSet>" + items
                        + "</instancesSet></item></reservationSet></DescribeInstancesResponse>");
    }
}
