package io.github.asgbg.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Newer;
import io.github.asgbg.sandbox.world.World;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DisableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsRequest;
import software.amazon.awssdk.services.cloudwatch.model.EnableAlarmActionsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateRequest;
import software.amazon.awssdk.services.cloudwatch.model.SetAlarmStateResponse;

/** The operations that change alarms. */
final class AlarmRequests {
    private static final List<String> STATES = List.of("INSUFFICIENT_DATA", "ALARM", "OK");
    private static final int NAMES_PER_CALL = 100;

    private final World world;
    private final AlarmBook alarms;
    private final Actions actions;
    private final PutChecks checks;

    AlarmRequests(World world, AlarmBook alarms, Actions actions, PutChecks checks) {
        this.world = world;
        this.alarms = alarms;
        this.actions = actions;
        this.checks = checks;
    }

    PutMetricAlarmResponse put(PutMetricAlarmRequest request, Newer newer) {
        if (newer.value("EvaluationInterval").isPresent()) {
            throw Errors.notEvaluated("PromQL queries (EvaluationCriteria, EvaluationInterval)");
        }
        checks.check(request);
        boolean isNew = alarms.find(request.alarmName()).isEmpty();
        Alarm alarm = alarms.put(settings(request));
        if (isNew) {
            request.tags().forEach(tag -> alarm.tags().put(tag.key(), tag.value()));
        }
        return PutMetricAlarmResponse.builder().build();
    }

    private static MetricAlarm settings(PutMetricAlarmRequest request) {
        MetricAlarm.Builder alarm = MetricAlarm.builder()
                .alarmName(request.alarmName())
                .alarmDescription(request.alarmDescription())
                .actionsEnabled(request.actionsEnabled())
                .okActions(request.okActions())
                .alarmActions(request.alarmActions())
                .insufficientDataActions(request.insufficientDataActions())
                .metricName(request.metricName())
                .namespace(request.namespace())
                .statistic(request.statisticAsString())
                .extendedStatistic(request.extendedStatistic())
                .period(request.period())
                .unit(request.unitAsString())
                .evaluationPeriods(request.evaluationPeriods())
                .datapointsToAlarm(request.datapointsToAlarm())
                .threshold(request.threshold())
                .comparisonOperator(request.comparisonOperatorAsString())
                .treatMissingData(request.treatMissingData())
                .evaluateLowSampleCountPercentile(request.evaluateLowSampleCountPercentile());
        return request.metrics().isEmpty()
                ? alarm.dimensions(request.dimensions()).build()
                : alarm.metrics(request.metrics()).build();
    }

    /** Those that exist are deleted even when others do not (DeleteAlarms). */
    DeleteAlarmsResponse delete(DeleteAlarmsRequest request) {
        new Constraints()
                .required("alarmNames", request.hasAlarmNames() ? request.alarmNames() : null)
                .size("alarmNames", NAMES_PER_CALL, request.alarmNames())
                .require();
        List<String> unknown = request.alarmNames().stream()
                .distinct()
                .filter(name -> !alarms.delete(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw Errors.noSuchAlarm();
        }
        return DeleteAlarmsResponse.builder().build();
    }

    SetAlarmStateResponse setState(SetAlarmStateRequest request) {
        new Constraints()
                .required("alarmName", request.alarmName())
                .required("stateValue", request.stateValueAsString())
                .oneOf("stateValue", STATES, request.stateValueAsString())
                .required("stateReason", request.stateReason())
                .lengthOrEmpty("stateReason", 1023, request.stateReason())
                .lengthOrEmpty("stateReasonData", 4000, request.stateReasonData())
                .require();
        Alarm alarm = alarms.require(request.alarmName());
        Optional<JsonNode> data = Optional.ofNullable(request.stateReasonData()).map(Json::read);
        if (data.filter(JsonNode::isMissingNode).isPresent()) {
            throw new AwsError(400, "InvalidFormat", "StateReasonData is not valid JSON");
        }
        set(
                alarm,
                new Verdict(
                        request.stateValue(),
                        request.stateReason(),
                        Optional.ofNullable(request.stateReasonData()),
                        data.map(AlarmRequests::latestDatapoint).orElse(OptionalDouble.empty())));
        return SetAlarmStateResponse.builder().build();
    }

    private void set(Alarm alarm, Verdict verdict) {
        if (alarm.state() == verdict.state()) {
            alarm.explain(verdict, world.now());
        } else {
            actions.settle(alarm, verdict);
        }
    }

    /** What a scaling policy goes by when the state was set by hand (SetAlarmState). */
    private static OptionalDouble latestDatapoint(JsonNode reasonData) {
        JsonNode recent = reasonData.path("recentDatapoints");
        JsonNode last = recent.path(recent.size() - 1);
        return last.isNumber() ? OptionalDouble.of(last.doubleValue()) : OptionalDouble.empty();
    }

    EnableAlarmActionsResponse enable(EnableAlarmActionsRequest request) {
        switchActions(request.alarmNames(), true);
        return EnableAlarmActionsResponse.builder().build();
    }

    DisableAlarmActionsResponse disable(DisableAlarmActionsRequest request) {
        switchActions(request.alarmNames(), false);
        return DisableAlarmActionsResponse.builder().build();
    }

    /** The API knows no error for a name that does not exist, so it is passed over. */
    private void switchActions(List<String> names, boolean enabled) {
        new Constraints().size("alarmNames", NAMES_PER_CALL, names).require();
        names.stream().flatMap(name -> alarms.find(name).stream()).forEach(alarm -> {
            alarm.change(alarm.described().toBuilder().actionsEnabled(enabled).build());
            alarms.history().updated(alarm);
        });
    }
}
