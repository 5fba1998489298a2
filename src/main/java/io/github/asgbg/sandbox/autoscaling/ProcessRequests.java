package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingProcessTypesResponse;
import software.amazon.awssdk.services.autoscaling.model.DisableMetricsCollectionRequest;
import software.amazon.awssdk.services.autoscaling.model.DisableMetricsCollectionResponse;
import software.amazon.awssdk.services.autoscaling.model.EnableMetricsCollectionRequest;
import software.amazon.awssdk.services.autoscaling.model.EnableMetricsCollectionResponse;
import software.amazon.awssdk.services.autoscaling.model.ProcessType;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesResponse;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesResponse;

/** Suspending and resuming processes (UG:as-suspend-resume-processes), and metrics on and off. */
final class ProcessRequests {
    private static final List<String> PROCESSES = List.of(
            "AZRebalance",
            "AddToLoadBalancer",
            "AlarmNotification",
            "HealthCheck",
            "InstanceRefresh",
            "Launch",
            "ReplaceUnhealthy",
            "ScheduledActions",
            "Terminate");

    private final Account account;

    ProcessRequests(Account account) {
        this.account = account;
    }

    SuspendProcessesResponse suspend(SuspendProcessesRequest request) {
        String stamp = "User suspended at " + account.now();
        forEach(request.autoScalingGroupName(), request.scalingProcesses(), (group, process) -> group.suspended()
                .putIfAbsent(process, stamp));
        return SuspendProcessesResponse.builder().build();
    }

    ResumeProcessesResponse resume(ResumeProcessesRequest request) {
        forEach(request.autoScalingGroupName(), request.scalingProcesses(), (group, process) -> group.suspended()
                .remove(process));
        return ResumeProcessesResponse.builder().build();
    }

    DescribeScalingProcessTypesResponse types() {
        return DescribeScalingProcessTypesResponse.builder()
                .processes(PROCESSES.stream()
                        .map(name -> ProcessType.builder().processName(name).build())
                        .toList())
                .build();
    }

    EnableMetricsCollectionResponse enableMetrics(EnableMetricsCollectionRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        if (!"1Minute".equals(request.granularity())) {
            throw AwsError.validation("Granularity must be 1Minute, not " + request.granularity());
        }
        group.metrics().addAll(request.metrics().isEmpty() ? Catalogue.METRICS : request.metrics());
        return EnableMetricsCollectionResponse.builder().build();
    }

    DisableMetricsCollectionResponse disableMetrics(DisableMetricsCollectionRequest request) {
        Group group = account.requireWritable(request.autoScalingGroupName());
        group.metrics().removeAll(request.metrics().isEmpty() ? Catalogue.METRICS : request.metrics());
        return DisableMetricsCollectionResponse.builder().build();
    }

    /** Without a list, all nine are meant. */
    private void forEach(String groupName, List<String> asked, BiConsumer<Group, String> change) {
        Group group = account.require(groupName);
        if (group.isDeleting()) {
            throw AwsError.validation("Processes may not be suspended while the AutoScaling group is pending delete");
        }
        asked.forEach(ProcessRequests::requireKnown);
        (asked.isEmpty() ? PROCESSES : asked).forEach(process -> change.accept(group, process));
    }

    private static void requireKnown(String process) {
        if (!PROCESSES.contains(process)) {
            throw AwsError.validation(
                    process + " is not a valid scaling process type; valid are: " + String.join(", ", PROCESSES));
        }
    }
}
