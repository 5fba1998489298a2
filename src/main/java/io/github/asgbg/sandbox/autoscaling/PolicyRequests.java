package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.DeletePolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.DeletePolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesResponse;
import software.amazon.awssdk.services.autoscaling.model.PredictiveScalingConfiguration;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Putting, reading and deleting scaling policies; their names are unique in a group, not across groups. */
final class PolicyRequests {
    private static final int POLICIES_PER_GROUP = 50;

    private final Account account;
    private final TrackingAlarms tracking;

    PolicyRequests(Account account) {
        this.account = account;
        this.tracking = new TrackingAlarms(account);
    }

    /** A later put replaces all but the ARN. */
    PutScalingPolicyResponse put(PutScalingPolicyRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        String name = Requests.name(request.policyName(), "policyName");
        ScalingPolicy.Builder asked = ScalingPolicy.builder();
        Members.copy(request, asked, Set.of());
        PolicyChecks.check(group, asked.build());
        Optional<Policy> before = Optional.ofNullable(group.policies().get(name));
        if (before.isEmpty() && group.policies().size() >= POLICIES_PER_GROUP) {
            throw new AwsError(400, "LimitExceeded", "A group may have at most " + POLICIES_PER_GROUP + " policies");
        }
        asked.policyARN(before.map(Policy::arn)
                .orElseGet(() -> account.arn("scalingPolicy") + ":autoScalingGroupName/" + group.name() + ":policyName/"
                        + name));
        ScalingPolicy given = completed(asked.build());
        Policy policy = new Policy(given, tracking.put(given, before.flatMap(Policy::own)));
        group.policies().put(name, policy);
        return PutScalingPolicyResponse.builder()
                .policyARN(policy.arn())
                .alarms(policy.own().isPresent() ? alarms(policy) : List.of())
                .build();
    }

    /**
     * What AWS fills in: as the CLI reference's samples and public logs show it, save that the mode ForecastOnly and the
     * aggregation Average are shown where they were left out, which the API documents as defaults only. A cooldown that was
     * but a placeholder is not shown, which no source settles.
     */
    private static ScalingPolicy completed(ScalingPolicy asked) {
        PolicyKind kind = PolicyKind.of(asked.policyType());
        Integer magnitude = PolicyChecks.magnitude(asked);
        ScalingPolicy.Builder complete = asked.toBuilder()
                .policyType(kind.text())
                .cooldown(kind == PolicyKind.SIMPLE ? asked.cooldown() : null)
                .enabled(!Boolean.FALSE.equals(asked.enabled()))
                .stepAdjustments(List.copyOf(asked.stepAdjustments()))
                .minAdjustmentMagnitude(magnitude)
                .minAdjustmentStep(magnitude);
        switch (kind) {
            case SIMPLE -> {}
            case STEP ->
                complete.metricAggregationType(
                        Optional.ofNullable(asked.metricAggregationType()).orElse("Average"));
            case TARGET_TRACKING ->
                complete.targetTrackingConfiguration(asked.targetTrackingConfiguration().toBuilder()
                        .disableScaleIn(Boolean.TRUE.equals(
                                asked.targetTrackingConfiguration().disableScaleIn()))
                        .build());
            case PREDICTIVE ->
                complete.predictiveScalingConfiguration(completed(asked.predictiveScalingConfiguration()));
        }
        return complete.build();
    }

    private static PredictiveScalingConfiguration completed(PredictiveScalingConfiguration asked) {
        return asked.toBuilder()
                .mode(Optional.ofNullable(asked.modeAsString()).orElse("ForecastOnly"))
                .maxCapacityBreachBehavior(Optional.ofNullable(asked.maxCapacityBreachBehaviorAsString())
                        .orElse("HonorMaxCapacity"))
                .build();
    }

    DescribePoliciesResponse describe(DescribePoliciesRequest request) {
        List<String> names = Requests.atMost(50, request.policyNames(), "policyNames");
        request.policyTypes().forEach(PolicyKind::of);
        List<Policy> found = account.named(request.autoScalingGroupName())
                .flatMap(group -> group.policies().values().stream())
                .filter(policy -> names.isEmpty() || names.contains(policy.name()))
                .filter(policy -> request.policyTypes().isEmpty()
                        || request.policyTypes().contains(policy.kind().text()))
                .toList();
        Page<Policy> page = Pages.of(found, request.maxRecords(), request.nextToken(), 50, 100);
        return DescribePoliciesResponse.builder()
                .scalingPolicies(account.shuffled(page.items()).stream()
                        .map(policy -> policy.given().toBuilder()
                                .alarms(alarms(policy))
                                .build())
                        .toList())
                .nextToken(page.next())
                .build();
    }

    /** All alarms that call the policy, its own ones and those that users made. */
    private List<Alarm> alarms(Policy policy) {
        return account.alarms().calling(policy.arn()).stream()
                .map(alarm -> Alarm.builder()
                        .alarmName(alarm.alarmName())
                        .alarmARN(alarm.alarmArn())
                        .build())
                .toList();
    }

    /** A target tracking policy takes its alarms with it; the others take only the actions (API: DeletePolicy). */
    DeletePolicyResponse delete(DeletePolicyRequest request) {
        Policy policy = require(request.autoScalingGroupName(), request.policyName());
        Group group = account.requireWritable(policy.given().autoScalingGroupName());
        tracking.delete(policy.own());
        account.alarms().forget(policy.arn());
        group.policies().remove(policy.name());
        return DeletePolicyResponse.builder().build();
    }

    /** What deletes a group deletes alarms that call nothing any more as well (API: DeleteAutoScalingGroup). */
    void deleteAll(Group group) {
        for (Policy policy : group.policies().values()) {
            tracking.delete(policy.own());
            List<MetricAlarm> callers = account.alarms().calling(policy.arn());
            account.alarms().forget(policy.arn());
            callers.stream()
                    .filter(alarm -> actions(alarm).allMatch(policy.arn()::equals))
                    .map(MetricAlarm::alarmName)
                    .forEach(account.alarms()::delete);
        }
    }

    private static Stream<String> actions(MetricAlarm alarm) {
        return Stream.of(alarm.alarmActions(), alarm.okActions(), alarm.insufficientDataActions())
                .flatMap(List::stream);
    }

    /** A policy by its ARN, or by its name and its group's; where one name is enough, the group may be left out. */
    Policy require(@Nullable String groupName, @Nullable String nameOrArn) {
        String wanted = Requests.required(nameOrArn, "policyName");
        List<Policy> found = account.named(groupName)
                .flatMap(group -> group.policies().values().stream())
                .filter(policy -> policy.name().equals(wanted) || policy.arn().equals(wanted))
                .toList();
        PolicyChecks.refuseIf(found.isEmpty(), "Policy " + wanted + " not found");
        PolicyChecks.refuseIf(
                found.size() > 1, "Several groups have a policy " + wanted + ": AutoScalingGroupName is needed");
        return found.get(0);
    }
}
