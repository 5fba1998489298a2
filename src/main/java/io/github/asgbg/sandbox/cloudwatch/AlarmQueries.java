package io.github.asgbg.sandbox.cloudwatch;

import io.github.asgbg.sandbox.wire.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The operations that show alarms. */
final class AlarmQueries {
    private static final int MOST = 100;
    private static final int USUAL = 50;

    private final AlarmBook alarms;

    AlarmQueries(AlarmBook alarms) {
        this.alarms = alarms;
    }

    DescribeAlarmsResponse describe(DescribeAlarmsRequest request) {
        constraints(request).require();
        if (request.hasAlarmNames() && request.alarmNamePrefix() != null) {
            throw Errors.validation("AlarmNames and AlarmNamePrefix must not both be set");
        }
        List<MetricAlarm> found = metricAlarmsAreMeant(request)
                ? alarms.all().stream()
                        .filter(alarm -> isMeant(alarm, request))
                        .map(Alarm::described)
                        .toList()
                : List.of();
        Page<MetricAlarm> page = Page.of(found, size(request.maxRecords(), USUAL), request.nextToken());
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items())
                .compositeAlarms(List.of())
                .nextToken(page.next())
                .build();
    }

    private static Constraints constraints(DescribeAlarmsRequest request) {
        return new Constraints()
                .size("alarmNames", MOST, request.alarmNames())
                .length("alarmNamePrefix", 255, request.alarmNamePrefix())
                .length("actionPrefix", 1024, request.actionPrefix())
                .oneOf("stateValue", names(StateValue.knownValues()), request.stateValueAsString())
                .atLeast("maxRecords", 1, request.maxRecords())
                .atMost("maxRecords", MOST, request.maxRecords());
    }

    private static List<String> names(java.util.Set<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }

    private static int size(@Nullable Integer asked, int usual) {
        return asked == null ? usual : asked;
    }

    /** There are no composite alarms, so there are no parents and children either. */
    private static boolean metricAlarmsAreMeant(DescribeAlarmsRequest request) {
        boolean typeFits =
                request.alarmTypes().isEmpty() || request.alarmTypes().contains(AlarmType.METRIC_ALARM);
        return typeFits && request.childrenOfAlarmName() == null && request.parentsOfAlarmName() == null;
    }

    private static boolean isMeant(Alarm alarm, DescribeAlarmsRequest request) {
        return (request.alarmNames().isEmpty() || request.alarmNames().contains(alarm.name()))
                && startsWith(alarm.name(), request.alarmNamePrefix())
                && (request.stateValue() == null || request.stateValue() == alarm.state())
                && (request.actionPrefix() == null
                        || alarm.allActions().anyMatch(arn -> arn.startsWith(request.actionPrefix())));
    }

    private static boolean startsWith(String text, @Nullable String prefix) {
        return prefix == null || text.startsWith(prefix);
    }

    /** Only alarms on just that metric, not those on an expression of it (DescribeAlarmsForMetric). */
    DescribeAlarmsForMetricResponse describeForMetric(DescribeAlarmsForMetricRequest request) {
        new Constraints()
                .required("metricName", request.metricName())
                .required("namespace", request.namespace())
                .dimensions(request.dimensions())
                .require();
        Metric metric = Metric.of(request.namespace(), request.metricName(), request.dimensions());
        return DescribeAlarmsForMetricResponse.builder()
                .metricAlarms(alarms.all().stream()
                        .map(Alarm::described)
                        .filter(alarm -> alarm.metricName() != null)
                        .filter(alarm ->
                                metric.equals(Metric.of(alarm.namespace(), alarm.metricName(), alarm.dimensions())))
                        .filter(alarm -> agrees(request.statisticAsString(), alarm.statisticAsString())
                                && agrees(request.extendedStatistic(), alarm.extendedStatistic())
                                && agrees(request.period(), alarm.period())
                                && agrees(request.unitAsString(), alarm.unitAsString()))
                        .toList())
                .build();
    }

    private static boolean agrees(@Nullable Object asked, @Nullable Object given) {
        return asked == null || asked.equals(given);
    }

    DescribeAlarmHistoryResponse history(DescribeAlarmHistoryRequest request) {
        new Constraints()
                .length("alarmName", 255, request.alarmName())
                .oneOf("historyItemType", names(HistoryItemType.knownValues()), request.historyItemTypeAsString())
                .atLeast("maxRecords", 1, request.maxRecords())
                .atMost("maxRecords", MOST, request.maxRecords())
                .require();
        List<AlarmHistoryItem> found = new ArrayList<>(meant(request).toList());
        if (request.scanBy() != ScanBy.TIMESTAMP_ASCENDING) {
            Collections.reverse(found);
        }
        Page<AlarmHistoryItem> page = Page.of(found, size(request.maxRecords(), MOST), request.nextToken());
        return DescribeAlarmHistoryResponse.builder()
                .alarmHistoryItems(page.items())
                .nextToken(page.next())
                .build();
    }

    private Stream<AlarmHistoryItem> meant(DescribeAlarmHistoryRequest request) {
        boolean typeFits =
                request.alarmTypes().isEmpty() || request.alarmTypes().contains(AlarmType.METRIC_ALARM);
        return (typeFits ? alarms.history().items() : List.<AlarmHistoryItem>of())
                .stream()
                        .filter(item -> agrees(request.alarmName(), item.alarmName()))
                        .filter(item -> agrees(request.historyItemTypeAsString(), item.historyItemTypeAsString()))
                        .filter(item -> Optional.ofNullable(request.startDate())
                                .map(start -> !item.timestamp().isBefore(start))
                                .orElse(true))
                        .filter(item -> Optional.ofNullable(request.endDate())
                                .map(end -> !item.timestamp().isAfter(end))
                                .orElse(true));
    }
}
