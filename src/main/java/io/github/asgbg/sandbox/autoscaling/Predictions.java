package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.GetPredictiveScalingForecastRequest;
import software.amazon.awssdk.services.autoscaling.model.GetPredictiveScalingForecastResponse;
import software.amazon.awssdk.services.autoscaling.model.LoadForecast;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingMetricSpecification;

/**
 * Predictive scaling (UG:ec2-auto-scaling-predictive-scaling), except that forecasts are not learned but told.
 *
 * <p>At the beginning of each hour, less the time to launch, a forecast raises the desired capacity and never lowers it. No
 * scaling process stops that, only the suspension of launching.
 */
final class Predictions {
    private static final Duration LAUNCH_TIME = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Account account;
    private final PolicyRequests policies;
    private final Map<String, Instant> lastHours = new HashMap<>();

    Predictions(Account account, PolicyRequests policies) {
        this.account = account;
        this.policies = policies;
    }

    /** Acted on at once, as if the hour began. */
    void predict(String groupName, int capacity) {
        Group group = account.require(groupName);
        group.predict(new Forecast(capacity, account.now()));
        group.policies().values().forEach(policy -> lastHours.remove(policy.arn()));
    }

    /** One look at a group, as often as the service looks. */
    void look(Group group) {
        group.forecast().ifPresent(forecast -> group.policies().values().stream()
                .filter(Predictions::scales)
                .forEach(policy -> look(group, policy, forecast.capacity())));
    }

    private static boolean scales(Policy policy) {
        return policy.kind() == PolicyKind.PREDICTIVE
                && policy.given().enabled()
                && "ForecastAndScale"
                        .equals(policy.given().predictiveScalingConfiguration().modeAsString());
    }

    private void look(Group group, Policy policy, int capacity) {
        PredictiveScalingConfiguration predictive = policy.given().predictiveScalingConfiguration();
        Duration lead = Optional.ofNullable(predictive.schedulingBufferTime())
                .map(Duration::ofSeconds)
                .orElse(LAUNCH_TIME);
        Instant hour = account.now().plus(lead).truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(lastHours.put(policy.arn(), hour))) {
            raise(group, policy, predictive, capacity);
        }
    }

    /** No source shows the cause of such a change. */
    private void raise(Group group, Policy policy, PredictiveScalingConfiguration predictive, int capacity) {
        if ("IncreaseMaxCapacity".equals(predictive.maxCapacityBreachBehaviorAsString())) {
            int buffered = (int) ((capacity * (100L + predictive.maxCapacityBuffer()) + 99) / 100);
            group.change(group.settings().toBuilder()
                    .maxSize(Math.max(group.max(), buffered))
                    .build());
        }
        int wanted = Math.min(capacity, group.max());
        if (wanted > group.desired()) {
            group.desire(wanted, Activities.at(account.now()) + "a predictive scaling policy " + policy.name());
        }
    }

    GetPredictiveScalingForecastResponse get(GetPredictiveScalingForecastRequest request) {
        Policy policy = policies.require(request.autoScalingGroupName(), request.policyName());
        PolicyChecks.refuseIf(
                policy.kind() != PolicyKind.PREDICTIVE,
                "Policy " + policy.name() + " is not a predictive scaling policy");
        Instant from = Requests.required(request.startTime(), "startTime");
        Instant to = Requests.required(request.endTime(), "endTime");
        PolicyChecks.refuseIf(!to.isAfter(from), "EndTime must be after StartTime");
        PolicyChecks.refuseIf(
                to.isAfter(from.plus(LONGEST)), "The time between StartTime and EndTime must not exceed 30 days");
        Forecast forecast = account.require(request.autoScalingGroupName())
                .forecast()
                .orElseThrow(() -> AwsError.validation("There is no forecast for policy " + policy.name() + " yet"));
        return answer(policy, forecast, hours(from, to));
    }

    /** Two days ahead at most. */
    private List<Instant> hours(Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        Instant last = account.now().plus(AHEAD);
        return Stream.iterate(
                        first, hour -> hour.isBefore(to) && !hour.isAfter(last), hour -> hour.plus(1, ChronoUnit.HOURS))
                .filter(hour -> !hour.isBefore(from))
                .toList();
    }

    private static GetPredictiveScalingForecastResponse answer(Policy policy, Forecast forecast, List<Instant> hours) {
        PredictiveScalingMetricSpecification metrics = policy.given()
                .predictiveScalingConfiguration()
                .metricSpecifications()
                .get(0);
        return GetPredictiveScalingForecastResponse.builder()
                .capacityForecast(capacity -> capacity.timestamps(hours).values(same(forecast.capacity(), hours)))
                .loadForecast(LoadForecast.builder()
                        .timestamps(hours)
                        .values(same(forecast.capacity() * metrics.targetValue(), hours))
                        .metricSpecification(metrics)
                        .build())
                .updateTime(forecast.made())
                .build();
    }

    private static List<Double> same(double value, List<Instant> hours) {
        return DoubleStream.generate(() -> value).limit(hours.size()).boxed().toList();
    }
}
