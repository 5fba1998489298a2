package io.github.asgbg.aws.action;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.scaling.ScalingActionCalls;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Action.AttachInstances;
import io.github.asgbg.plan.Action.BatchDeleteScheduledAction;
import io.github.asgbg.plan.Action.BatchPutScheduledUpdateGroupAction;
import io.github.asgbg.plan.Action.CreateOrUpdateTags;
import io.github.asgbg.plan.Action.CreateTags;
import io.github.asgbg.plan.Action.DeletePolicy;
import io.github.asgbg.plan.Action.DeleteTags;
import io.github.asgbg.plan.Action.DetachInstances;
import io.github.asgbg.plan.Action.EnterStandby;
import io.github.asgbg.plan.Action.ExitStandby;
import io.github.asgbg.plan.Action.ModifyInstanceAttribute;
import io.github.asgbg.plan.Action.PutMetricAlarm;
import io.github.asgbg.plan.Action.PutScalingPolicy;
import io.github.asgbg.plan.Action.ResumeProcesses;
import io.github.asgbg.plan.Action.SetInstanceProtection;
import io.github.asgbg.plan.Action.SuspendProcesses;
import io.github.asgbg.plan.Action.TerminateInstances;
import io.github.asgbg.plan.Action.UpdateAutoScalingGroup;
import io.github.asgbg.plan.Action.WriteLedger;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Every action as the one call that it is; answers with the operation that was called. */
public final class ActionCalls implements Action.Each<String> {
    private final AwsClients clients;
    private final Asking asking;
    private final ScalingActionCalls scaling;
    private final Terminations terminations;
    private final InstanceCalls instances;

    public ActionCalls(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
        this.scaling = new ScalingActionCalls(clients, asking);
        this.terminations = new Terminations(clients, asking);
        this.instances = new InstanceCalls(clients, asking);
    }

    @Override
    public String on(CreateOrUpdateTags a) {
        Tag tag = groupTag(a.group(), a.key())
                .value(a.value())
                .propagateAtLaunch(true)
                .build();
        return onGroup(
                "CreateOrUpdateTags", a.group(), () -> clients.autoScaling().createOrUpdateTags(r -> r.tags(tag)));
    }

    @Override
    public String on(DeleteTags a) {
        Tag tag = groupTag(a.group(), a.key()).build();
        return onGroup("DeleteTags", a.group(), () -> clients.autoScaling().deleteTags(r -> r.tags(tag)));
    }

    private static Tag.Builder groupTag(String group, String key) {
        return Tag.builder()
                .resourceId(group)
                .resourceType("auto-scaling-group")
                .key(key);
    }

    @Override
    public String on(UpdateAutoScalingGroup a) {
        return onGroup("UpdateAutoScalingGroup", a.group(), () -> clients.autoScaling()
                .updateAutoScalingGroup(r -> r.autoScalingGroupName(a.group())
                        .minSize(orNull(a.min()))
                        .desiredCapacity(orNull(a.desired()))
                        .maxSize(orNull(a.max()))));
    }

    @Override
    public String on(SuspendProcesses a) {
        List<String> processes = some(a.processes(), a);
        return onGroup("SuspendProcesses", a.group(), () -> clients.autoScaling()
                .suspendProcesses(r -> r.autoScalingGroupName(a.group()).scalingProcesses(processes)));
    }

    @Override
    public String on(ResumeProcesses a) {
        List<String> processes = some(a.processes(), a);
        return onGroup("ResumeProcesses", a.group(), () -> clients.autoScaling()
                .resumeProcesses(r -> r.autoScalingGroupName(a.group()).scalingProcesses(processes)));
    }

    @Override
    public String on(EnterStandby a) {
        return moves("EnterStandby", a, some -> clients.autoScalingOnce()
                .enterStandby(
                        r -> r.autoScalingGroupName(a.group()).instanceIds(some).shouldDecrementDesiredCapacity(true)));
    }

    @Override
    public String on(ExitStandby a) {
        return moves("ExitStandby", a, some -> clients.autoScalingOnce()
                .exitStandby(r -> r.autoScalingGroupName(a.group()).instanceIds(some)));
    }

    /** Entering Standby has decremented desired capacity already; doing it twice would end other instances. */
    @Override
    public String on(DetachInstances a) {
        return moves("DetachInstances", a, some -> clients.autoScalingOnce()
                .detachInstances(r ->
                        r.autoScalingGroupName(a.group()).instanceIds(some).shouldDecrementDesiredCapacity(false)));
    }

    @Override
    public String on(SetInstanceProtection a) {
        List<String> ids = some(a.instances(), a);
        return onGroup("SetInstanceProtection", a.group(), () -> clients.autoScaling()
                .setInstanceProtection(
                        r -> r.autoScalingGroupName(a.group()).instanceIds(ids).protectedFromScaleIn(false)));
    }

    @Override
    public String on(AttachInstances a) {
        return moves("AttachInstances", a, some -> clients.autoScalingOnce()
                .attachInstances(r -> r.autoScalingGroupName(a.group()).instanceIds(some)));
    }

    @Override
    public String on(PutScalingPolicy a) {
        scaling.put(a);
        return "PutScalingPolicy";
    }

    @Override
    public String on(DeletePolicy a) {
        scaling.delete(a);
        return "DeletePolicy";
    }

    @Override
    public String on(BatchPutScheduledUpdateGroupAction a) {
        scaling.put(a);
        return "BatchPutScheduledUpdateGroupAction";
    }

    @Override
    public String on(BatchDeleteScheduledAction a) {
        scaling.delete(a);
        return "BatchDeleteScheduledAction";
    }

    @Override
    public String on(PutMetricAlarm a) {
        scaling.put(a);
        return "PutMetricAlarm";
    }

    @Override
    public String on(TerminateInstances a) {
        terminations.terminate(a.instances());
        return "TerminateInstances";
    }

    @Override
    public String on(CreateTags a) {
        instances.tag(a);
        return "CreateTags";
    }

    @Override
    public String on(ModifyInstanceAttribute a) {
        instances.unprotect(a);
        return "ModifyInstanceAttribute";
    }

    @Override
    public String on(WriteLedger a) {
        throw new IllegalArgumentException("the ledger is not AWS's: " + a);
    }

    private String moves(String operation, Action.OnGroup a, Consumer<List<String>> call) {
        Moves.all(
                some(a.moves(), a),
                ids -> onGroup(operation, a.group(), () -> {
                    call.accept(ids);
                    return operation;
                }));
        return operation;
    }

    private String onGroup(String operation, String group, Supplier<?> call) {
        asking.ask("autoscaling:" + operation, () -> asking.groupArn(group), call);
        return operation;
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
