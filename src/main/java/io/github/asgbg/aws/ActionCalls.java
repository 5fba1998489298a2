package io.github.asgbg.aws;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.MissingIds;
import io.github.asgbg.aws.scaling.ScalingActionCalls;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Action.BatchDeleteScheduledAction;
import io.github.asgbg.plan.Action.BatchPutScheduledUpdateGroupAction;
import io.github.asgbg.plan.Action.CloseLedger;
import io.github.asgbg.plan.Action.CreateOrUpdateTags;
import io.github.asgbg.plan.Action.DeletePolicy;
import io.github.asgbg.plan.Action.DeleteTags;
import io.github.asgbg.plan.Action.DetachInstances;
import io.github.asgbg.plan.Action.EnterStandby;
import io.github.asgbg.plan.Action.ExitStandby;
import io.github.asgbg.plan.Action.PutMetricAlarm;
import io.github.asgbg.plan.Action.PutScalingPolicy;
import io.github.asgbg.plan.Action.ResumeProcesses;
import io.github.asgbg.plan.Action.SetInstanceProtection;
import io.github.asgbg.plan.Action.SuspendProcesses;
import io.github.asgbg.plan.Action.TerminateInstances;
import io.github.asgbg.plan.Action.UpdateAutoScalingGroup;
import io.github.asgbg.plan.Action.WriteLedger;
import io.github.asgbg.port.CloudException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Every action as the one call that it is. */
final class ActionCalls {
    private final AwsClients clients;
    private final Asking asking;
    private final ScalingActionCalls scaling;

    ActionCalls(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
        this.scaling = new ScalingActionCalls(clients, asking);
    }

    void act(Action action) {
        if (action instanceof CreateOrUpdateTags a) {
            tag(a);
        } else if (action instanceof DeleteTags a) {
            untag(a);
        } else if (action instanceof UpdateAutoScalingGroup a) {
            resize(a);
        } else if (action instanceof SuspendProcesses a) {
            suspend(a);
        } else if (action instanceof ResumeProcesses a) {
            resume(a);
        } else if (action instanceof EnterStandby a) {
            enterStandby(a);
        } else if (action instanceof ExitStandby a) {
            exitStandby(a);
        } else if (action instanceof DetachInstances a) {
            detach(a);
        } else if (action instanceof SetInstanceProtection a) {
            unprotect(a);
        } else if (action instanceof TerminateInstances a) {
            terminate(a.instances());
        } else if (action instanceof PutScalingPolicy a) {
            scaling.put(a);
        } else if (action instanceof DeletePolicy a) {
            scaling.delete(a);
        } else if (action instanceof BatchPutScheduledUpdateGroupAction a) {
            scaling.put(a);
        } else if (action instanceof BatchDeleteScheduledAction a) {
            scaling.delete(a);
        } else if (action instanceof PutMetricAlarm a) {
            scaling.put(a);
        } else if (action instanceof WriteLedger || action instanceof CloseLedger) {
            throw new IllegalArgumentException("the ledger is not AWS's: " + action);
        }
    }

    private void tag(CreateOrUpdateTags a) {
        Tag tag = groupTag(a.group(), a.key())
                .value(a.value())
                .propagateAtLaunch(true)
                .build();
        onGroup("CreateOrUpdateTags", a.group(), () -> clients.autoScaling().createOrUpdateTags(r -> r.tags(tag)));
    }

    private void untag(DeleteTags a) {
        Tag tag = groupTag(a.group(), a.key()).build();
        onGroup("DeleteTags", a.group(), () -> clients.autoScaling().deleteTags(r -> r.tags(tag)));
    }

    private static Tag.Builder groupTag(String group, String key) {
        return Tag.builder()
                .resourceId(group)
                .resourceType("auto-scaling-group")
                .key(key);
    }

    private void resize(UpdateAutoScalingGroup a) {
        onGroup("UpdateAutoScalingGroup", a.group(), () -> clients.autoScaling()
                .updateAutoScalingGroup(r -> r.autoScalingGroupName(a.group())
                        .minSize(orNull(a.min()))
                        .desiredCapacity(orNull(a.desired()))
                        .maxSize(orNull(a.max()))));
    }

    private void suspend(SuspendProcesses a) {
        List<String> processes = some(a.processes(), a);
        onGroup("SuspendProcesses", a.group(), () -> clients.autoScaling()
                .suspendProcesses(r -> r.autoScalingGroupName(a.group()).scalingProcesses(processes)));
    }

    private void resume(ResumeProcesses a) {
        List<String> processes = some(a.processes(), a);
        onGroup("ResumeProcesses", a.group(), () -> clients.autoScaling()
                .resumeProcesses(r -> r.autoScalingGroupName(a.group()).scalingProcesses(processes)));
    }

    private void enterStandby(EnterStandby a) {
        List<String> ids = some(a.instances(), a);
        onGroup("EnterStandby", a.group(), () -> clients.autoScalingOnce()
                .enterStandby(
                        r -> r.autoScalingGroupName(a.group()).instanceIds(ids).shouldDecrementDesiredCapacity(true)));
    }

    private void exitStandby(ExitStandby a) {
        List<String> ids = some(a.instances(), a);
        onGroup("ExitStandby", a.group(), () -> clients.autoScalingOnce()
                .exitStandby(r -> r.autoScalingGroupName(a.group()).instanceIds(ids)));
    }

    /** Entering Standby has decremented desired capacity already; doing it twice would end other instances. */
    private void detach(DetachInstances a) {
        List<String> ids = some(a.instances(), a);
        onGroup("DetachInstances", a.group(), () -> clients.autoScalingOnce()
                .detachInstances(
                        r -> r.autoScalingGroupName(a.group()).instanceIds(ids).shouldDecrementDesiredCapacity(false)));
    }

    private void unprotect(SetInstanceProtection a) {
        List<String> ids = some(a.instances(), a);
        onGroup("SetInstanceProtection", a.group(), () -> clients.autoScaling()
                .setInstanceProtection(
                        r -> r.autoScalingGroupName(a.group()).instanceIds(ids).protectedFromScaleIn(false)));
    }

    /** One id that EC2 has forgotten fails the whole call; such an instance is gone, and the others must follow it. */
    private void terminate(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            asking.ask("ec2:TerminateInstances", asking::instancesArn, () -> clients.ec2()
                    .terminateInstances(r -> r.instanceIds(ids)));
        } catch (CloudException e) {
            Set<String> gone = MissingIds.in(e, ids);
            if (gone.isEmpty()) {
                throw e;
            }
            terminate(ids.stream().filter(id -> !gone.contains(id)).toList());
        }
    }

    private void onGroup(String operation, String group, Supplier<?> call) {
        asking.ask("autoscaling:" + operation, () -> asking.groupArn(group), call);
    }

    /** AWS reads an empty list of processes as all of them, which nobody here ever means. */
    private static List<String> some(List<String> list, Action action) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("an action on nothing: " + action);
        }
        return list;
    }

    private static @Nullable Integer orNull(OptionalInt size) {
        return size.isPresent() ? size.getAsInt() : null;
    }
}
