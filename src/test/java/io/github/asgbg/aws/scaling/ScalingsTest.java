package io.github.asgbg.aws.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of each operation the blue group is asked first; the last answer written down is given to whoever asks after that. */
@Timeout(60)
class ScalingsTest {
    private static final String NO_POLICIES = "<ScalingPolicies/>";
    private static final String NO_ACTIONS = "<ScheduledUpdateGroupActions/>";

    private static final String OTHER =
            "<member><AlarmName>other</AlarmName><MetricName>CPUUtilization</MetricName></member>";

    private final FakeAws fake = new FakeAws().result("DescribeAutoScalingGroups", groups());

    @Test
    void whatScalesAGroupIsSeen() {
        fake.result("DescribePolicies", policies(step("cpu", "high"), tracking("requests", "TargetTracking-1")))
                .result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeScheduledActions", actions(morning(""), ""))
                .result("DescribeAlarms", alarms(alarm("high", "")));
        Scaling scaling = look(Set.of());
        assertThat(scaling.of(Colour.BLUE).items()).containsOnlyKeys(Item.policy("cpu"), Item.policy("requests"));
        assertThat(scaling.of(Colour.BLUE).items().get(Item.policy("cpu")))
                .isEqualTo(Members.of(Map.of(
                        "PolicyType", Value.of("StepScaling"),
                        "AdjustmentType", Value.of("ChangeInCapacity"),
                        "StepAdjustments",
                                new Value.Items(List.of(Members.of(Map.of(
                                        "MetricIntervalLowerBound", Value.of("0.0"),
                                        "ScalingAdjustment", Value.of("2"))))),
                        "Enabled", Value.of("false"))));
        assertThat(scaling.of(Colour.BLUE).arns())
                .isEqualTo(new TreeMap<>(Map.of("cpu", "arn:cpu", "requests", "arn:requests")));
        assertThat(scaling.of(Colour.GREEN).items())
                .isEqualTo(new TreeMap<>(Map.of(
                        Item.scheduledAction("morning"),
                        Members.of(Map.of(
                                "Recurrence", Value.of("0 8 * * *"),
                                "StartTime", Value.of("2026-03-02T08:00:00Z"),
                                "TimeZone", Value.of("Europe/Berlin"),
                                "DesiredCapacity", Value.of("4"))))));
        assertThat(scaling.alarms()).containsOnlyKeys("high");
        assertThat(scaling.alarms().get("high").members())
                .containsEntry("Threshold", Value.of("80.0"))
                .doesNotContainKeys("AlarmName", "StateValue", "AlarmArn");
        assertThat(scaling.unknown()).isEmpty();
    }

    @Test
    void theAlarmsOfTargetTrackingBelongToAws() {
        fake.result("DescribePolicies", policies(tracking("requests", "TargetTracking-1")))
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result(
                        "DescribeAlarms",
                        alarms(alarm("TargetTracking-1", "<AlarmDescription>shop-blue</AlarmDescription>")));
        assertThat(look(Set.of()).alarms()).isEmpty();
    }

    @Test
    void alarmsAreAskedForByNameAtOnce() {
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms(alarm("high", "") + alarm("low", "")));
        assertThat(look(Set.of("high", "low", "moved"), false).alarms()).containsOnlyKeys("high", "low");
        assertThat(fake.count("DescribeAlarms")).isEqualTo(1);
        assertThat(fake.last("DescribeAlarms").parameters())
                .containsEntry("AlarmNames.member.1", "high")
                .containsEntry("AlarmNames.member.2", "low")
                .containsEntry("AlarmNames.member.3", "moved")
                .doesNotContainKey("AlarmNames.member.4");
    }

    @Test
    void oneQuestionHasAtMostAHundredNames() {
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms(alarm("alarm-0", "")))
                .result("DescribeAlarms", alarms(alarm("alarm-1", "")));
        Set<String> names = IntStream.range(0, 101).mapToObj(i -> "alarm-" + i).collect(Collectors.toSet());
        assertThat(look(names, false).alarms()).containsOnlyKeys("alarm-0", "alarm-1");
        assertThat(fake.count("DescribeAlarms")).isEqualTo(2);
        assertThat(fake.last("DescribeAlarms").parameters())
                .containsKey("AlarmNames.member.1")
                .doesNotContainKey("AlarmNames.member.2");
    }

    @Test
    void everyPageIsRead() {
        fake.result("DescribePolicies", policies(step("one", "high")) + "<NextToken>two</NextToken>")
                .result("DescribePolicies", policies(step("two", "low")))
                .result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS + "<NextToken>more</NextToken>")
                .result("DescribeScheduledActions", actions(morning(""), ""))
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms(alarm("high", "")) + "<NextToken>rest</NextToken>")
                .result("DescribeAlarms", alarms(alarm("low", "")));
        Scaling scaling = look(Set.of());
        assertThat(scaling.of(Colour.BLUE).items())
                .containsOnlyKeys(Item.policy("one"), Item.policy("two"), Item.scheduledAction("morning"));
        assertThat(scaling.alarms()).containsOnlyKeys("high", "low");
        assertThat(fake.asked.stream()
                        .filter(a -> a.operation().equals("DescribePolicies"))
                        .map(a -> a.parameters().getOrDefault("NextToken", "")))
                .containsExactly("", "two", "");
        assertThat(fake.last("DescribePolicies").parameters()).containsEntry("MaxRecords", "100");
    }

    @Test
    void aListWithoutAnEndIsGivenUp() {
        fake.result("DescribePolicies", NO_POLICIES + "<NextToken>again</NextToken>");
        assertThatThrownBy(() -> look(Set.of())).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e).hasMessageContaining("50 pages");
        });
    }

    @Test
    void membersThatTheSdkDoesNotKnowAreReported() {
        String wallClock =
                "<EvaluationWindow><WallClockWindow><Timezone>UTC</Timezone></WallClockWindow></EvaluationWindow>";
        String strangeStep =
                step("cpu", "high").replace("</ScalingAdjustment>", "</ScalingAdjustment><Dampening>0.5</Dampening>");
        fake.result("DescribePolicies", policies(tracking("requests", "x"), strangeStep))
                .result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", actions(morning(""), morning("<Mood>sleepy</Mood>")))
                .result("DescribeAlarms", alarms(alarm("high", wallClock)));
        assertThat(look(Set.of()).unknown())
                .isEqualTo(Map.of(
                        Item.policy("cpu"), List.of("StepAdjustments.Dampening"),
                        Item.scheduledAction("morning"), List.of("Mood"),
                        Item.alarm("high"), List.of("EvaluationWindow.WallClockWindow.Timezone")));
    }

    @Test
    void everythingUnknownInsideAnUnknownMemberIsNamedOnce() {
        String criteria = "<EvaluationCriteria><PromQLCriteria><Query>up</Query><PendingPeriod>5</PendingPeriod>"
                + "</PromQLCriteria></EvaluationCriteria><Things><member><A>1</A></member><member><A>2</A></member>"
                + "</Things><Kinds><Odd/></Kinds>";
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms(alarm("high", criteria)));
        assertThat(look(Set.of("high")).unknown().get(Item.alarm("high")))
                .containsExactly(
                        "EvaluationCriteria.PromQLCriteria.Query",
                        "EvaluationCriteria.PromQLCriteria.PendingPeriod",
                        "Things.A",
                        "Kinds.Odd");
    }

    @Test
    void whatSaysNothingIsNotReported() {
        String harmless = "<EvaluationWindow><SlidingWindow/></EvaluationWindow><NewThings/><Blank> </Blank>";
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms(alarm("high", harmless)));
        assertThat(look(Set.of("high")).unknown()).isEmpty();
    }

    @Test
    void kindsThatAreNotKnownAreReported() {
        fake.result("DescribePolicies", policies(policy("seer", "ClairvoyantScaling", "", "")))
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms("<member><AlarmName>odd</AlarmName></member>"));
        Scaling scaling = look(Set.of("odd"));
        assertThat(scaling.unknown()).isEmpty();
        assertThat(scaling.strange())
                .isEqualTo(Map.of(
                        Item.policy("seer"), List.of("PolicyType=ClairvoyantScaling"),
                        Item.alarm("odd"), List.of("neither MetricName nor Metrics")));
    }

    @Test
    void whatOnlyAwsSetsIsNoLoss() {
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeAlarms", alarms(""))
                .result(
                        "DescribeScheduledActions",
                        actions(
                                morning("<ScheduledActionId>sa-1</ScheduledActionId><LastRunTimestamp>"
                                        + "2026-03-01T12:00:00Z</LastRunTimestamp><Mood>sleepy</Mood>"),
                                ""));
        assertThat(look(Set.of()).unknown()).isEqualTo(Map.of(Item.scheduledAction("morning"), List.of("Mood")));
    }

    @Test
    void aPageReadAgainAfterAFailureReportsOnce() {
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeAlarms", alarms(""))
                .error("DescribeScheduledActions", 400, "Throttling", "Rate exceeded")
                .result("DescribeScheduledActions", actions(morning("<Mood>sleepy</Mood>"), ""));
        assertThat(look(Set.of()).unknown()).isEqualTo(Map.of(Item.scheduledAction("morning"), List.of("Mood")));
    }

    @Test
    void whatAServerDoesNotKnowDoesNotScale() {
        fake.error("DescribePolicies", 501, "NotImplemented", "not here")
                .error("DescribeScheduledActions", 400, "InvalidAction", "no such action")
                .error("DescribeAlarms", 400, "InvalidAction", "no such action");
        assertThat(look(Set.of("high"))).isEqualTo(Scaling.NONE);
    }

    @Test
    void nothingIsAskedUnlessWanted() {
        assertThat(cloud().observe(FetchScope.GROUPS).scaling()).isEmpty();
        assertThat(fake.operations()).containsExactly("DescribeAutoScalingGroups");
    }

    @Test
    void aDeniedLookAtAlarmsNamesTheStatement() {
        fake.result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .error(
                        "DescribeAlarms",
                        403,
                        "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/ci is not authorized");
        assertThatThrownBy(() -> look(Set.of("high")))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.remedy())
                        .endsWith("{\"Effect\":\"Allow\",\"Action\":\"cloudwatch:DescribeAlarms\",\"Resource\":\""
                                + "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:*\"}"));
    }

    @Test
    void beforeAReleaseAlarmsThatMayWatchAGroupAreFoundAmongAll() {
        fake.result("DescribePolicies", policies(step("cpu", "high")))
                .result("DescribePolicies", NO_POLICIES)
                .result("DescribeScheduledActions", NO_ACTIONS)
                .result("DescribeAlarms", alarms(alarm("high", "") + OTHER) + "<NextToken>rest</NextToken>")
                .result(
                        "DescribeAlarms",
                        alarms(alarm(
                                "pager",
                                "<Dimensions><member><Name>Fleet</Name><Value>shop-green"
                                        + "</Value></member></Dimensions>")));
        assertThat(look(Set.of()).alarms()).containsOnlyKeys("high", "pager");
        assertThat(fake.count("DescribeAlarms")).isEqualTo(2);
        assertThat(fake.last("DescribeAlarms").parameters()).doesNotContainKey("AlarmNames.member.1");
    }

    /** As at the beginning of a release, when all alarms that call a policy are wanted. */
    private Scaling look(Set<String> alarms) {
        return look(alarms, true);
    }

    private Scaling look(Set<String> alarms, boolean alsoOthers) {
        AwsClients clients = FakeAws.clients(fake);
        Map<Colour, String> names = new EnumMap<>(Map.of(Colour.BLUE, "shop-blue", Colour.GREEN, "shop-green"));
        return new Scalings(clients, new Asking(clients)).scaling(names, alarms, alsoOthers);
    }

    private AwsCloud cloud() {
        return new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());
    }

    private static String groups() {
        return "<AutoScalingGroups>" + group("shop-blue") + group("shop-green") + "</AutoScalingGroups>";
    }

    private static String group(String name) {
        return "<member><AutoScalingGroupName>" + name
                + "</AutoScalingGroupName><MinSize>0</MinSize><MaxSize>0</MaxSize>"
                + "<DesiredCapacity>0</DesiredCapacity></member>";
    }

    private static String policies(String... policies) {
        return "<ScalingPolicies>" + String.join("\n  ", policies) + "</ScalingPolicies>";
    }

    private static String policy(String name, String type, String alarm, String inside) {
        return "<member><PolicyName>" + name + "</PolicyName><PolicyARN>arn:" + name + "</PolicyARN><PolicyType>" + type
                + "</PolicyType><Enabled>false</Enabled><Alarms><member><AlarmName>" + alarm
                + "</AlarmName></member></Alarms>" + inside + "</member>";
    }

    private static String step(String name, String alarm) {
        return policy(
                name,
                "StepScaling",
                alarm,
                "<AdjustmentType>ChangeInCapacity</AdjustmentType><StepAdjustments><member><MetricIntervalLowerBound>0"
                        + "</MetricIntervalLowerBound><ScalingAdjustment>2</ScalingAdjustment></member></StepAdjustments>");
    }

    private static String tracking(String name, String alarm) {
        return policy(
                name,
                "TargetTrackingScaling",
                alarm,
                "<StepAdjustments/><TargetTrackingConfiguration><TargetValue>50</TargetValue>"
                        + "</TargetTrackingConfiguration>");
    }

    private static String actions(String first, String second) {
        return "<ScheduledUpdateGroupActions>" + first + second + "</ScheduledUpdateGroupActions>";
    }

    private static String morning(String rest) {
        return "<member><AutoScalingGroupName>shop-green</AutoScalingGroupName><ScheduledActionName>morning"
                + "</ScheduledActionName><ScheduledActionARN>arn:m</ScheduledActionARN><Time>2026-03-02T08:00:00Z</Time>"
                + "<StartTime>2026-03-02T08:00:00Z</StartTime><Recurrence>0 8 * * *</Recurrence>" + rest
                + "<DesiredCapacity>4</DesiredCapacity><TimeZone>Europe/Berlin</TimeZone></member>";
    }

    private static String alarms(String members) {
        return "<MetricAlarms>" + members + "</MetricAlarms><CompositeAlarms/>";
    }

    private static String alarm(String name, String rest) {
        return "<member><AlarmName>" + name + "</AlarmName><AlarmArn>arn:" + name
                + "</AlarmArn><StateValue>OK</StateValue>"
                + rest + "<MetricName>CPUUtilization</MetricName><Dimensions><member><Name>AutoScalingGroupName</Name>"
                + "<Value>shop-blue</Value></member></Dimensions><Threshold>80</Threshold><OKActions/></member>";
    }
}
