package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.model.TrafficSource;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.PreflightLook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AwsCloudTest {
    private static final String SHARED = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1";
    private static final String ALONE = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/extra/2";
    private static final FetchScope GROUPS_ONLY = FetchScope.GROUPS;

    private final FakeAws fake = describingTargetGroups();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());

    AwsCloudTest() {
        fake.result("DescribeAutoScalingGroups", "<AutoScalingGroups>" + green() + blue() + "</AutoScalingGroups>")
                .result("DescribeTargetHealth", health("i-01", "8080", "healthy", ""))
                .answer("DescribeInstances", instances("running", "i-01", "i-02"));
    }

    private static FakeAws describingTargetGroups() {
        return new FakeAws()
                .result("DescribeTargetGroups", targetGroup())
                .result("DescribeTargetGroupAttributes", drain("42"));
    }

    @Test
    void aGroupIsWhatAwsSaysOfIt() {
        Group blue = cloud.observe(FetchScope.PLAIN).blue();
        assertThat(blue.colour()).isEqualTo(Colour.BLUE);
        assertThat(blue.sizes()).isEqualTo(new Sizes(1, 2, 4));
        assertThat(blue.suspended()).containsExactly("AZRebalance");
        assertThat(blue.tag("image-version")).contains("v1");
        assertThat(blue.targetGroups()).containsExactly(SHARED);
        assertThat(blue.traits())
                .isEqualTo(new Group.Traits(
                        "",
                        "",
                        false,
                        List.of(
                                new TrafficSource("old-elb", "elb", true),
                                new TrafficSource("arn:aws:vpc-lattice:x", "vpc-lattice", false)),
                        List.of(),
                        false,
                        Set.of(),
                        new TreeMap<>()));
        assertThat(blue.instances()).extracting(Instance::id).containsExactly("i-01", "i-02");
        assertThat(blue.instances().get(0))
                .isEqualTo(new Instance(
                        "i-01",
                        "eu-west-1a",
                        "InService",
                        true,
                        true,
                        Map.of(SHARED, new TargetHealth("healthy", "", "")),
                        Optional.of(Instant.parse("2026-03-01T11:00:00Z")),
                        Optional.of("v1")));
    }

    @Test
    void theOrderOfAnAnswerMeansNothing() {
        Observation seen = cloud.observe(FetchScope.PLAIN);
        assertThat(seen.blue().name()).isEqualTo("shop-blue");
        assertThat(seen.green().name()).isEqualTo("shop-green");
        assertThat(seen.at()).isEqualTo(FakeClock.START);
    }

    /** The local clock is years off. */
    @Test
    void aLookIsOfTheTimeThatAwsSays() {
        FakeAws dated = describingTargetGroups();
        dated.add(
                "DescribeAutoScalingGroups",
                new FakeAws.Body(200, Map.of("Date", "Wed, 02 Jan 2019 03:04:05 GMT"), describedPair()));
        dated.result("DescribeTargetHealth", "").answer("DescribeInstances", instances("running", "i-01", "i-02"));
        assertThat(observe(dated).at()).isEqualTo(Instant.parse("2019-01-02T03:04:05Z"));
    }

    private static String describedPair() {
        return "<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups>" + green()
                + blue() + "</AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>";
    }

    @Test
    void aLifecycleStateOfTheFutureIsNeitherServingNorGone() {
        Instance strange = cloud.observe(FetchScope.PLAIN).blue().instances().get(1);
        assertThat(strange.state()).isEqualTo("Pondering");
        assertThat(strange.lifecycle()).isEqualTo(Lifecycle.OTHER);
        assertThat(strange.isHealthy()).isFalse();
    }

    @Test
    void oneLookIsOneCallForBothGroupsAndOneATargetGroup() {
        cloud.observe(FetchScope.PLAIN);
        fake.asked.clear();
        cloud.observe(FetchScope.PLAIN);
        assertThat(fake.operations())
                .containsExactlyInAnyOrder("DescribeAutoScalingGroups", "DescribeTargetHealth", "DescribeTargetHealth");
        assertThat(fake.last("DescribeAutoScalingGroups").parameters().values()).contains("shop-blue", "shop-green");
    }

    @Test
    void withoutTargetHealthNoTargetGroupIsAsked() {
        cloud.observe(GROUPS_ONLY);
        assertThat(fake.operations()).doesNotContain("DescribeTargetHealth");
    }

    @Test
    void targetGroupsThatBothGroupsShareAreDescribed() {
        assertThat(cloud.observe(FetchScope.PLAIN).targetGroups())
                .containsExactly(
                        new TargetGroup(SHARED, "web", Duration.ofSeconds(42), Duration.ofSeconds(10), 5, true));
    }

    @Test
    void attachmentsAreMergedHoweverTheyWereMade() {
        assertThat(cloud.observe(FetchScope.PLAIN).green().targetGroups()).containsExactly(ALONE, SHARED);
    }

    @Test
    void anInstanceOnTwoPortsIsHealthyOnlyWhereBothAre() {
        FakeAws other = describingTargetGroups();
        other.result("DescribeAutoScalingGroups", "<AutoScalingGroups>" + green() + blue() + "</AutoScalingGroups>")
                .result("DescribeTargetHealth", twoPorts())
                .answer("DescribeInstances", instances("running", "i-01", "i-02"));
        Group blue = observe(other).blue();
        assertThat(blue.instances().get(0).targets().get(SHARED))
                .isEqualTo(new TargetHealth("unhealthy", "Target.Timeout", "Request timed out"));
        assertThat(blue.serving()).isEmpty();
    }

    @Test
    void aLookSucceedsWithoutAgesAndVersions() {
        FakeAws other = describingTargetGroups();
        other.result("DescribeAutoScalingGroups", "<AutoScalingGroups>" + green() + blue() + "</AutoScalingGroups>")
                .ec2Error("DescribeInstances", "UnauthorizedOperation", "You are not authorized");
        AwsCloud without = cloud(other);
        for (int look = 0; look < 9; look++) {
            assertThat(without.observe(GROUPS_ONLY).blue().instances().get(0).version())
                    .isEmpty();
        }
        assertThat(other.count("DescribeInstances")).isEqualTo(5);
    }

    @Test
    void failedActivitiesCarryTheReason() {
        fake.result("DescribeScalingActivities", activities());
        FetchScope scope = FetchScope.GROUPS.withFailures(Instant.parse("2026-03-01T11:59:00Z"));
        List<Activity> failures = cloud.observe(scope).failures();
        assertThat(failures)
                .filteredOn(a -> a.group() == Colour.BLUE)
                .extracting(Activity::id, Activity::message)
                .containsExactly(tuple("a-3", "no capacity in eu-west-1a"), tuple("a-2", "Spot price too low"));
        assertThat(failures.get(0).cause()).isEqualTo("difference between desired and actual");
    }

    @Test
    void activitiesAreNotAskedForUnlessWanted() {
        cloud.observe(FetchScope.PLAIN);
        assertThat(fake.operations()).doesNotContain("DescribeScalingActivities");
    }

    @Test
    void machinesThatEc2ForgotAreGone() {
        FakeAws other = describingTargetGroups();
        other.result("DescribeAutoScalingGroups", "<AutoScalingGroups>" + green() + blue() + "</AutoScalingGroups>")
                .answer("DescribeInstances", instances("running", "i-01", "i-02"))
                .ec2Error(
                        "DescribeInstances", "InvalidInstanceID.NotFound", "The instance IDs 'i-0a, i-0c' do not exist")
                .answer("DescribeInstances", instances("shutting-down", "i-0b"));
        Observation seen = cloud(other).observe(FetchScope.GROUPS.withEc2States(List.of("i-0a", "i-0b", "i-0c")));
        assertThat(seen.ec2States())
                .containsOnly(entry("i-0a", "gone"), entry("i-0b", "shutting-down"), entry("i-0c", "gone"));
    }

    @Test
    void aMissingGroupIsNamedWithItsRegionAndANearName() {
        FakeAws other = describingTargetGroups();
        other.result("DescribeAutoScalingGroups", "<AutoScalingGroups>" + blue() + "</AutoScalingGroups>");
        other.result(
                "DescribeAutoScalingGroups",
                "<AutoScalingGroups>" + blue() + named("shop-gren") + named("zoo") + "</AutoScalingGroups>");
        assertThatThrownBy(() -> observe(other)).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(e).hasMessage("there is no Auto Scaling group `shop-green` (green) in Region eu-west-1");
            assertThat(e.remedy()).isEqualTo("did you mean `shop-gren`?");
        });
    }

    @Test
    void theSurveyListsWhatMayInterfere() {
        fake.result("DescribeInstanceRefreshes", refreshes("Successful", "Baking"))
                .result("DescribeTrafficSources", sources("Added", "Removing"))
                .result("DescribePolicies", policies())
                .result("DescribeScheduledActions", scheduled())
                .result("DescribeAlarms", "<MetricAlarms/>");
        PreflightLook preflight = cloud.preflight();
        assertThat(preflight.refreshes()).containsEntry(Colour.BLUE, "Baking");
        assertThat(preflight.attachments())
                .containsEntry(Colour.BLUE, new TreeMap<>(Map.of("tg-Removing", "Removing")));
        assertThat(preflight
                        .observation()
                        .scaling()
                        .orElseThrow()
                        .of(Colour.GREEN)
                        .items())
                .containsOnlyKeys(Item.policy("cpu"), Item.scheduledAction("evening"));
    }

    @Test
    void whatAServerCannotListItCannotBeDoing() {
        fake.error("DescribeInstanceRefreshes", 400, "InvalidAction", "no such action")
                .error("DescribeTrafficSources", 400, "InvalidAction", "no such action")
                .error("DescribePolicies", 501, "NotImplemented", "not here")
                .result("DescribeScheduledActions", "<ScheduledUpdateGroupActions/>")
                .error("DescribeAlarms", 400, "InvalidAction", "no such action");
        PreflightLook preflight = cloud.preflight();
        assertThat(preflight.refreshes()).isEmpty();
        assertThat(preflight.observation().scaling()).contains(Scaling.NONE);
    }

    @Test
    void consoleOutputIsReadWithoutTheSequencesOfATerminal() {
        fake.ec2Error("GetConsoleOutput", "UnsupportedOperation", "not Nitro")
                .answer(
                        "GetConsoleOutput",
                        "<GetConsoleOutputResponse><output>"
                                + encoded("one\n\n\u001b[31mtwo\u001b[0m\r\n  \nthree\n")
                                + "</output></GetConsoleOutputResponse>");
        assertThat(cloud.consoleTail("i-01", 2)).containsExactly("two", "three");
    }

    @Test
    void everyAttemptOnTheWireCounts() {
        FakeAws other = describingTargetGroups();
        other.broken("DescribeAutoScalingGroups", new IOException("Connection reset"))
                .result("DescribeAutoScalingGroups", "<AutoScalingGroups>" + green() + blue() + "</AutoScalingGroups>");
        AwsCloud counted = cloud(other);
        counted.observe(GROUPS_ONLY);
        assertThat(counted.calls()).containsEntry("autoscaling:DescribeAutoScalingGroups", 2);
    }

    private static AwsCloud cloud(FakeAws fake) {
        return new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());
    }

    private static Observation observe(FakeAws fake) {
        return cloud(fake).observe(FetchScope.PLAIN);
    }

    private static String blue() {
        return "<member><AutoScalingGroupName>shop-blue</AutoScalingGroupName><MinSize>1</MinSize><MaxSize>4</MaxSize>"
                + "<DesiredCapacity>2</DesiredCapacity><TargetGroupARNs><member>" + SHARED
                + "</member></TargetGroupARNs>"
                + "<LoadBalancerNames><member>old-elb</member></LoadBalancerNames>"
                + "<TrafficSources><member><Identifier>arn:aws:vpc-lattice:x</Identifier><Type>vpc-lattice</Type></member>"
                + "</TrafficSources><SuspendedProcesses><member><ProcessName>AZRebalance</ProcessName></member>"
                + "</SuspendedProcesses><Tags><member><Key>image-version</Key><Value>v1</Value></member></Tags><Instances>"
                + "<member><InstanceId>i-01</InstanceId><AvailabilityZone>eu-west-1a</AvailabilityZone>"
                + "<LifecycleState>InService</LifecycleState><HealthStatus>HEALTHY</HealthStatus>"
                + "<ProtectedFromScaleIn>true</ProtectedFromScaleIn></member>"
                + "<member><InstanceId>i-02</InstanceId><AvailabilityZone>eu-west-1b</AvailabilityZone>"
                + "<LifecycleState>Pondering</LifecycleState><HealthStatus>Unhealthy</HealthStatus></member>"
                + "</Instances></member>";
    }

    private static String green() {
        return "<member><AutoScalingGroupName>shop-green</AutoScalingGroupName><MinSize>0</MinSize><MaxSize>0</MaxSize>"
                + "<DesiredCapacity>0</DesiredCapacity><TargetGroupARNs><member>" + SHARED
                + "</member></TargetGroupARNs>"
                + "<TrafficSources><member><Identifier>" + SHARED + "</Identifier><Type>elbv2</Type></member>"
                + "<member><Identifier>" + ALONE + "</Identifier></member></TrafficSources></member>";
    }

    private static String named(String name) {
        return "<member><AutoScalingGroupName>" + name + "</AutoScalingGroupName></member>";
    }

    private static String health(String id, String port, String state, String rest) {
        return "<TargetHealthDescriptions>" + target(id, port, state, rest) + target("i-foreign", port, "draining", "")
                + "</TargetHealthDescriptions>";
    }

    private static String twoPorts() {
        String timeout = "<Reason>Target.Timeout</Reason><Description>Request timed out</Description>";
        return "<TargetHealthDescriptions>" + target("i-01", "80", "healthy", "")
                + target("i-01", "81", "unhealthy", timeout) + target("i-01", "82", "healthy", "")
                + "</TargetHealthDescriptions>";
    }

    private static String target(String id, String port, String state, String rest) {
        return "<member><Target><Id>" + id + "</Id><Port>" + port + "</Port></Target><TargetHealth><State>" + state
                + "</State>" + rest + "</TargetHealth></member>";
    }

    private static String targetGroup() {
        return "<TargetGroups><member><TargetGroupArn>" + SHARED + "</TargetGroupArn><TargetGroupName>web"
                + "</TargetGroupName><HealthCheckIntervalSeconds>10</HealthCheckIntervalSeconds><LoadBalancerArns>"
                + "<member>arn:lb</member></LoadBalancerArns></member></TargetGroups>";
    }

    private static String sources(String... states) {
        return Stream.of(states)
                .map(state -> "<member><Identifier>tg-" + state + "</Identifier><State>" + state + "</State></member>")
                .collect(Collectors.joining("", "<TrafficSources>", "</TrafficSources>"));
    }

    private static String drain(String seconds) {
        return "<Attributes><member><Key>stickiness.enabled</Key><Value>false</Value></member><member>"
                + "<Key>deregistration_delay.timeout_seconds</Key><Value>" + seconds + "</Value></member></Attributes>";
    }

    private static String instances(String state, String... ids) {
        StringBuilder xml = new StringBuilder("<DescribeInstancesResponse><reservationSet><item><instancesSet>");
        for (String id : ids) {
            xml.append("<item><instanceId>").append(id).append("</instanceId><instanceState><name>");
            xml.append(state).append("</name></instanceState><launchTime>2026-03-01T11:00:00Z</launchTime>");
            xml.append("<tagSet><item><key>image-version</key><value>v1</value></item></tagSet></item>");
        }
        return xml.append("</instancesSet></item></reservationSet></DescribeInstancesResponse>")
                .toString();
    }

    private static String activities() {
        return "<Activities>" + activity("a-4", "12:04:00", "InProgress", "", "")
                + activity("a-3", "12:03:00", "Failed", "no capacity in eu-west-1a", "")
                + activity("a-2", "12:02:00", "Cancelled", "", "  Status Reason: Spot price too low")
                + activity("a-1", "12:01:00", "Successful", "", "")
                + activity("a-0", "11:58:00", "Failed", "long ago", "") + "</Activities>";
    }

    private static String activity(String id, String time, String status, String message, String description) {
        return "<member><ActivityId>" + id + "</ActivityId><StartTime>2026-03-01T" + time + "Z</StartTime>"
                + "<EndTime>2026-03-01T" + time + "Z</EndTime><StatusCode>" + status + "</StatusCode>"
                + (message.isEmpty() ? "" : "<StatusMessage>" + message + "</StatusMessage>")
                + "<Description>Launching a new EC2 instance." + description + "</Description>"
                + "<Cause>difference between desired and actual</Cause></member>";
    }

    private static String refreshes(String... states) {
        StringBuilder xml = new StringBuilder("<InstanceRefreshes>");
        for (String state : states) {
            xml.append("<member><Status>").append(state).append("</Status></member>");
        }
        return xml.append("</InstanceRefreshes>").toString();
    }

    private static String policies() {
        return "<ScalingPolicies><member><PolicyName>cpu</PolicyName></member></ScalingPolicies>";
    }

    private static String scheduled() {
        return "<ScheduledUpdateGroupActions><member><ScheduledActionName>evening</ScheduledActionName></member>"
                + "</ScheduledUpdateGroupActions>";
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
