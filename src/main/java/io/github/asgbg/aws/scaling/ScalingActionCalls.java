package io.github.asgbg.aws.scaling;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.BatchFailure;
import io.github.asgbg.aws.pojo.PojoCodec;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Action.BatchDeleteScheduledAction;
import io.github.asgbg.plan.Action.BatchPutScheduledUpdateGroupAction;
import io.github.asgbg.plan.Action.DeletePolicy;
import io.github.asgbg.plan.Action.PutMetricAlarm;
import io.github.asgbg.plan.Action.PutScalingPolicy;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.FailedScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/**
 * The actions on what scales a group, each as the one call that it is. Each says what is to be, whatever was, so that the
 * SDK may repeat it after a lost answer.
 */
public final class ScalingActionCalls {
    private final AwsClients clients;
    private final Asking asking;

    public ScalingActionCalls(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    public void put(PutScalingPolicy a) {
        String operation = "autoscaling:PutScalingPolicy";
        PutScalingPolicyRequest request = written(
                        operation, "policy " + a.name(), a.settings(), PutScalingPolicyRequest.builder())
                .autoScalingGroupName(a.group())
                .policyName(a.name())
                .build();
        onGroup(operation, a, () -> clients.autoScaling().putScalingPolicy(request));
    }

    /** Policies of both groups may have the same name, so that the group is always said. */
    public void delete(DeletePolicy a) {
        onGroup("autoscaling:DeletePolicy", a, () -> clients.autoScaling()
                .deletePolicy(r -> r.autoScalingGroupName(a.group()).policyName(a.name())));
    }

    public void put(BatchPutScheduledUpdateGroupAction a) {
        String operation = "autoscaling:BatchPutScheduledUpdateGroupAction";
        requireSome(a.actions().isEmpty(), a);
        List<ScheduledUpdateGroupActionRequest> requests = a.actions().entrySet().stream()
                .map(action -> scheduled(operation, action.getKey(), action.getValue()))
                .toList();
        List<FailedScheduledUpdateGroupActionRequest> failed = onGroup(operation, a, () -> clients.autoScaling()
                .batchPutScheduledUpdateGroupAction(
                        r -> r.autoScalingGroupName(a.group()).scheduledUpdateGroupActions(requests))
                .failedScheduledUpdateGroupActions());
        BatchFailure.throwIfAny(operation, failed);
    }

    private static ScheduledUpdateGroupActionRequest scheduled(String operation, String name, Members settings) {
        return written(operation, "scheduled action " + name, settings, ScheduledUpdateGroupActionRequest.builder())
                .scheduledActionName(name)
                .build();
    }

    /** What is gone already, be it that it was due once and has run, is as it should be. */
    public void delete(BatchDeleteScheduledAction a) {
        String operation = "autoscaling:BatchDeleteScheduledAction";
        requireSome(a.names().isEmpty(), a);
        List<FailedScheduledUpdateGroupActionRequest> failed = onGroup(operation, a, () -> clients.autoScaling()
                .batchDeleteScheduledAction(
                        r -> r.autoScalingGroupName(a.group()).scheduledActionNames(a.names()))
                .failedScheduledActions());
        BatchFailure.throwIfAny(
                operation,
                failed.stream().filter(f -> !BatchFailure.isUnknownAction(f)).toList());
    }

    /** Without tags: AWS keeps those of an alarm that it knows. */
    public void put(PutMetricAlarm a) {
        String operation = "cloudwatch:PutMetricAlarm";
        PutMetricAlarmRequest request = written(
                        operation, "alarm " + a.name(), a.settings().without("Tags"), PutMetricAlarmRequest.builder())
                .alarmName(a.name())
                .build();
        asking.ask(operation, () -> asking.alarmArn(a.name()), () -> clients.cloudWatch()
                .putMetricAlarm(request));
    }

    private <T> T onGroup(String operation, Action.OnGroup action, Supplier<T> call) {
        return asking.ask(operation, () -> asking.groupArn(action.group()), call);
    }

    /** Settings come from the ledger, which a later version of the program may have written. */
    private static <B extends SdkPojo> B written(String operation, String item, Members settings, B builder) {
        try {
            return PojoCodec.write(settings, builder);
        } catch (IllegalArgumentException e) {
            String text = item + " cannot be written: " + e.getMessage();
            String remedy = "use the version of asg-bg that began the release";
            throw new CloudException(Kind.REFUSED, operation, "", text, remedy, e);
        }
    }

    private static void requireSome(boolean isEmpty, Action action) {
        if (isEmpty) {
            throw new IllegalArgumentException("an action on nothing: " + action);
        }
    }
}
