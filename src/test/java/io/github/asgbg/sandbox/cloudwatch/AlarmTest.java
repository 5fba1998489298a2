package io.github.asgbg.sandbox.cloudwatch;

import static io.github.asgbg.sandbox.cloudwatch.Watch.POLICY;
import static io.github.asgbg.sandbox.cloudwatch.Watch.TOPIC;
import static io.github.asgbg.sandbox.cloudwatch.Watch.invalid;
import static io.github.asgbg.sandbox.cloudwatch.Watch.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.autoscaling.Alarms;
import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Creating, showing, changing and deleting alarms. Sources are operations of the CloudWatch API reference, unless named. */
class AlarmTest {
    private final Watch watch = new Watch();

    // PutMetricAlarm; what a describe answers is as recorded from AWS in localstack test_describe_minimal_metric_alarm
    @Test
    void aNewAlarmIsUnchecked() {
        watch.put("busy", alarm -> {});
        MetricAlarm alarm = watch.alarm("busy");
        assertThat(alarm.alarmArn()).isEqualTo("arn:aws:cloudwatch:us-east-1:123456789012:alarm:busy");
        assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(alarm.stateReason()).isEqualTo("Unchecked: Initial alarm creation");
        assertThat(alarm.actionsEnabled()).isTrue();
        assertThat(alarm.hasAlarmActions()).isTrue();
        assertThat(alarm.hasDimensions()).isTrue();
        assertThat(alarm.hasMetrics()).isFalse();
        assertThat(alarm.datapointsToAlarm()).isNull();
        assertThat(alarm.treatMissingData()).isNull();
        assertThat(alarm.stateTransitionedTimestamp()).isEqualTo(watch.now());
        assertThat(alarm.alarmConfigurationUpdatedTimestamp()).isEqualTo(watch.now());
    }

    // PutMetricAlarm: "its state is left unchanged, but the update completely overwrites the previous configuration"
    @Test
    void anUpdateOverwritesAllButTheState() {
        watch.put("busy", alarm -> alarm.alarmDescription("first")
                .alarmActions(TOPIC)
                .dimensions(Dimension.builder().name("a").value("b").build())
                .treatMissingData("breaching"));
        watch.client.setAlarmState(
                it -> it.alarmName("busy").stateValue(StateValue.OK).stateReason("by hand"));
        watch.seconds(5);
        watch.put("busy", alarm -> alarm.threshold(99.0));
        MetricAlarm alarm = watch.alarm("busy");
        assertThat(alarm.threshold()).isEqualTo(99.0);
        assertThat(alarm.alarmDescription()).isNull();
        assertThat(alarm.alarmActions()).isEmpty();
        assertThat(alarm.dimensions()).isEmpty();
        assertThat(alarm.treatMissingData()).isNull();
        assertThat(alarm.stateValue()).isEqualTo(StateValue.OK);
        assertThat(alarm.stateReason()).isEqualTo("by hand");
        assertThat(alarm.alarmConfigurationUpdatedTimestamp()).isEqualTo(watch.now());
        assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(watch.now().minusSeconds(5));
    }

    // PutMetricAlarm, Tags: "If you are using this operation to update an existing alarm, any tags ... are ignored"
    @Test
    void tagsAreTakenWhenAnAlarmIsCreatedAndIgnoredWhenItIsUpdated() {
        Tag team = Tag.builder().key("team").value("shop").build();
        Tag other = Tag.builder().key("other").value("x").build();
        watch.put("busy", alarm -> alarm.tags(team));
        watch.put("busy", alarm -> alarm.tags(other));
        String arn = watch.alarm("busy").alarmArn();
        assertThat(tags(arn)).containsExactly(team);
        watch.client.tagResource(it -> it.resourceARN(arn).tags(other));
        assertThat(tags(arn)).containsExactly(team, other);
        watch.client.untagResource(it -> it.resourceARN(arn).tagKeys("team"));
        assertThat(tags(arn)).containsExactly(other);
    }

    private List<Tag> tags(String arn) {
        return watch.client.listTagsForResource(it -> it.resourceARN(arn)).tags();
    }

    // TagResource: ResourceNotFoundException; at most 50 tags
    @Test
    void tagsNeedAnAlarmAndRoom() {
        String nothing = "arn:aws:cloudwatch:us-east-1:123456789012:alarm:nothing";
        refused("ResourceNotFoundException", "The resource " + nothing + " does not exist.", () -> tags(nothing));
        watch.put("busy", alarm -> {});
        List<Tag> many = IntStream.range(0, 51)
                .mapToObj(i -> Tag.builder().key("k" + i).value("").build())
                .toList();
        refused(
                "InvalidParameterValue",
                "A resource can have at most 50 tags.",
                () -> watch.client.tagResource(
                        it -> it.resourceARN(watch.alarm("busy").alarmArn()).tags(many)));
    }

    @Test
    void alarmsAreFoundByNamePrefixStateAndAction() {
        watch.put("shop-high", alarm -> alarm.alarmActions(POLICY));
        watch.put("shop-low", alarm -> alarm.okActions(TOPIC));
        watch.put("other", alarm -> {});
        watch.client.setAlarmState(
                it -> it.alarmName("other").stateValue(StateValue.ALARM).stateReason("by hand"));
        assertThat(names(DescribeAlarmsRequest.builder().build())).containsExactly("other", "shop-high", "shop-low");
        assertThat(names(DescribeAlarmsRequest.builder()
                        .alarmNames("other", "none")
                        .build()))
                .containsExactly("other");
        assertThat(names(
                        DescribeAlarmsRequest.builder().alarmNamePrefix("shop-").build()))
                .containsExactly("shop-high", "shop-low");
        assertThat(names(DescribeAlarmsRequest.builder()
                        .stateValue(StateValue.ALARM)
                        .build()))
                .containsExactly("other");
        assertThat(names(DescribeAlarmsRequest.builder()
                        .actionPrefix("arn:aws:autoscaling")
                        .build()))
                .containsExactly("shop-high");
        assertThat(names(DescribeAlarmsRequest.builder()
                        .alarmTypes(AlarmType.COMPOSITE_ALARM)
                        .build()))
                .isEmpty();
        assertThat(names(DescribeAlarmsRequest.builder()
                        .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                        .build()))
                .hasSize(3);
    }

    private List<String> names(DescribeAlarmsRequest request) {
        return watch.client.describeAlarms(request).metricAlarms().stream()
                .map(MetricAlarm::alarmName)
                .toList();
    }

    // DescribeAlarms: MaxRecords 1 to 100; InvalidNextToken
    @Test
    void alarmsComeInPages() {
        for (int i = 0; i < 5; i++) {
            watch.put("a" + i, alarm -> {});
        }
        DescribeAlarmsResponse first = watch.client.describeAlarms(it -> it.maxRecords(3));
        assertThat(first.metricAlarms()).hasSize(3);
        DescribeAlarmsResponse second =
                watch.client.describeAlarms(it -> it.maxRecords(3).nextToken(first.nextToken()));
        assertThat(second.metricAlarms()).extracting(MetricAlarm::alarmName).containsExactly("a3", "a4");
        assertThat(second.nextToken()).isNull();
        assertThat(watch.client.describeAlarmsPaginator(it -> it.maxRecords(2)).metricAlarms())
                .hasSize(5);
        refused(
                "InvalidNextToken",
                "The token 'x' is invalid",
                () -> watch.client.describeAlarms(it -> it.nextToken("x")));
        invalid(
                "1 validation error detected: Value '101' at 'maxRecords' failed to satisfy constraint: Member must have"
                        + " value less than or equal to 100",
                () -> watch.client.describeAlarms(it -> it.maxRecords(101)));
    }

    // DescribeAlarmsForMetric: only alarms on exactly that metric
    @Test
    void alarmsAreFoundByTheirMetric() {
        Dimension blue = Dimension.builder().name("group").value("blue").build();
        watch.put("plain", alarm -> {});
        watch.put("blue", alarm -> alarm.dimensions(blue));
        assertThat(watch.client
                        .describeAlarmsForMetric(
                                it -> it.namespace("shop").metricName("load").dimensions(blue))
                        .metricAlarms())
                .extracting(MetricAlarm::alarmName)
                .containsExactly("blue");
        assertThat(watch.client
                        .describeAlarmsForMetric(
                                it -> it.namespace("shop").metricName("load").period(300))
                        .metricAlarms())
                .isEmpty();
    }

    // DeleteAlarms: "If you specify any incorrect alarm names, the alarms you specify with correct names are still
    // deleted"
    @Test
    void deletingPassesOverUnknownNamesAndReportsThem() {
        watch.put("one", alarm -> {});
        watch.put("two", alarm -> {});
        watch.client.deleteAlarms(it -> it.alarmNames("one"));
        refused("ResourceNotFound", "", () -> watch.client.deleteAlarms(it -> it.alarmNames("none", "two")));
        assertThat(watch.client.describeAlarms().metricAlarms()).isEmpty();
    }

    // SetAlarmState: "When the updated state differs from the previous value, the action ... is invoked"
    @Test
    void settingTheStateByHandCallsItsActions() {
        watch.put("busy", alarm -> alarm.alarmActions(POLICY, TOPIC).okActions(TOPIC));
        watch.client.setAlarmState(
                it -> it.alarmName("busy").stateValue(StateValue.ALARM).stateReason("drill"));
        assertThat(watch.calls)
                .containsExactly(
                        new Alarms.Call(POLICY, "busy", "ALARM", OptionalDouble.empty(), OptionalDouble.of(10)));
        assertThat(watch.history("busy"))
                .containsExactly(
                        "Successfully executed action " + TOPIC,
                        "Successfully executed action " + POLICY,
                        "Alarm updated from INSUFFICIENT_DATA to ALARM",
                        "Alarm \"busy\" created");
    }

    // SetAlarmState: "you must include information in the StateReasonData parameter" for scaling policies
    @Test
    void reasonDataTellsThePolicyWhichDatapointDecided() {
        watch.put("busy", alarm -> alarm.alarmActions(POLICY));
        watch.client.setAlarmState(it -> it.alarmName("busy")
                .stateValue(StateValue.ALARM)
                .stateReason("drill")
                .stateReasonData("{\"recentDatapoints\":[5.0,42.5],\"threshold\":10.0}"));
        assertThat(watch.calls).extracting(Alarms.Call::value).containsExactly(OptionalDouble.of(42.5));
        refused(
                "InvalidFormat",
                "StateReasonData is not valid JSON",
                () -> watch.client.setAlarmState(it -> it.alarmName("busy")
                        .stateValue(StateValue.OK)
                        .stateReason("drill")
                        .stateReasonData("{")));
    }

    // recorded from AWS in localstack test_set_alarm_invalid_input
    @Test
    void statesThatDoNotExistAreRefused() {
        watch.put("busy", alarm -> {});
        invalid(
                "1 validation error detected: Value 'INVALID' at 'stateValue' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]",
                () -> watch.client.setAlarmState(
                        it -> it.alarmName("busy").stateValue("INVALID").stateReason("test")));
        refused(
                "ResourceNotFound",
                "",
                () -> watch.client.setAlarmState(
                        it -> it.alarmName("none").stateValue(StateValue.OK).stateReason("test")));
    }

    // DisableAlarmActions: "When an alarm's actions are disabled, the alarm actions do not execute when the state
    // changes"
    @Test
    void disabledActionsAreNotCalled() {
        watch.put("busy", alarm -> alarm.alarmActions(POLICY).okActions(POLICY));
        watch.client.disableAlarmActions(it -> it.alarmNames("busy", "none"));
        assertThat(watch.alarm("busy").actionsEnabled()).isFalse();
        watch.client.setAlarmState(
                it -> it.alarmName("busy").stateValue(StateValue.ALARM).stateReason("drill"));
        assertThat(watch.calls).isEmpty();
        watch.client.enableAlarmActions(it -> it.alarmNames("busy"));
        watch.client.setAlarmState(
                it -> it.alarmName("busy").stateValue(StateValue.OK).stateReason("drill"));
        assertThat(watch.calls).extracting(Alarms.Call::state).containsExactly("OK");
    }

    // DescribeAlarmHistory: filters, order, and "CloudWatch retains the history of an alarm even if you delete the
    // alarm"
    @Test
    void historyOutlivesTheAlarm() {
        watch.put("busy", alarm -> {});
        watch.seconds(10);
        watch.client.setAlarmState(
                it -> it.alarmName("busy").stateValue(StateValue.OK).stateReason("quiet"));
        watch.client.deleteAlarms(it -> it.alarmNames("busy"));
        assertThat(watch.history("busy"))
                .containsExactly(
                        "Alarm \"busy\" deleted",
                        "Alarm updated from INSUFFICIENT_DATA to OK",
                        "Alarm \"busy\" created");
        List<AlarmHistoryItem> updates = watch.client
                .describeAlarmHistory(it -> it.historyItemType(HistoryItemType.STATE_UPDATE))
                .alarmHistoryItems();
        assertThat(updates).singleElement().satisfies(item -> assertThat(item.historyData())
                .contains("\"oldState\":{\"stateValue\":\"INSUFFICIENT_DATA\"", "\"stateReason\":\"quiet\""));
        assertThat(watch.client
                        .describeAlarmHistory(
                                it -> it.scanBy(ScanBy.TIMESTAMP_ASCENDING).maxRecords(1))
                        .alarmHistoryItems())
                .extracting(AlarmHistoryItem::historySummary)
                .containsExactly("Alarm \"busy\" created");
        assertThat(watch.client
                        .describeAlarmHistory(it -> it.startDate(watch.now().minusSeconds(1)))
                        .alarmHistoryItems())
                .hasSize(2);
        watch.minutes(31L * 24 * 60);
        assertThat(watch.history("busy")).isEmpty();
    }

    // The border to Auto Scaling: alarms of its own, and its actions in the alarms of others
    @Test
    void autoScalingOwnsAlarmsAndFindsThoseThatCallIt() {
        Alarms alarms = watch.service.alarms();
        String arn = alarms.put(MetricAlarm.builder()
                .alarmName("TargetTracking-blue-AlarmHigh-1")
                .alarmActions(POLICY)
                .evaluationPeriods(3)
                .build());
        watch.put("busy", alarm -> alarm.alarmActions(TOPIC).okActions(POLICY));
        assertThat(alarms.calling(POLICY))
                .extracting(MetricAlarm::alarmName)
                .containsExactly("TargetTracking-blue-AlarmHigh-1", "busy");
        assertThat(watch.alarm("TargetTracking-blue-AlarmHigh-1").alarmArn()).isEqualTo(arn);
        alarms.forget(POLICY);
        assertThat(alarms.calling(POLICY)).isEmpty();
        assertThat(watch.alarm("busy").alarmActions()).containsExactly(TOPIC);
        alarms.delete("TargetTracking-blue-AlarmHigh-1");
        alarms.delete("TargetTracking-blue-AlarmHigh-1");
        assertThat(watch.client.describeAlarms().metricAlarms()).hasSize(1);
    }

    @Test
    void autoScalingIsToldAtOnceWhatCannotBeEvaluated() {
        MetricAlarm banded = MetricAlarm.builder()
                .alarmName("TargetTracking-blue-AlarmHigh-1")
                .evaluationPeriods(3)
                .metrics(List.of(MetricDataQuery.builder()
                        .id("e1")
                        .expression("ANOMALY_DETECTION_BAND(m1)")
                        .period(60)
                        .build()))
                .build();
        assertThatThrownBy(() -> watch.service.alarms().put(banded))
                .isInstanceOf(AwsError.class)
                .hasMessageContaining("The sandbox does not evaluate the function ANOMALY_DETECTION_BAND");
    }

    @Test
    void operationsThatAreMissingAreNamed() {
        refused(
                "InvalidAction",
                "The sandbox does not implement monitoring:PutCompositeAlarm",
                () -> watch.client.putCompositeAlarm(it -> it.alarmName("both").alarmRule("ALARM(a) AND ALARM(b)")));
    }
}
