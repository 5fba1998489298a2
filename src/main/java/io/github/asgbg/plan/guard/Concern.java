package io.github.asgbg.plan.guard;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;

/** Which actions may take serving capacity or the way back away; the others need no look of their own. */
record Concern(Observation last) implements Action.Each<Boolean> {
    @Override
    public Boolean on(Action.EnterStandby a) {
        return true;
    }

    @Override
    public Boolean on(Action.DetachInstances a) {
        return true;
    }

    @Override
    public Boolean on(Action.TerminateInstances a) {
        return true;
    }

    @Override
    public Boolean on(Action.DeletePolicy a) {
        return true;
    }

    @Override
    public Boolean on(Action.BatchDeleteScheduledAction a) {
        return true;
    }

    @Override
    public Boolean on(Action.WriteLedger a) {
        return a.then() == Action.WriteLedger.Then.CLOSE
                && a.release().phase() == Phase.FINALIZED
                && !a.release().isFirst();
    }

    /** A minimum or a desired capacity going down, or a maximum below what runs. */
    @Override
    public Boolean on(Action.UpdateAutoScalingGroup a) {
        Group group = last.blue().name().equals(a.group()) ? last.blue() : last.green();
        Sizes is = group.sizes();
        int desired = Math.min(a.desired().orElse(is.desired()), a.max().orElse(is.max()));
        return a.min().orElse(is.min()) < is.min()
                || desired < is.desired()
                || desired < group.active().size();
    }

    @Override
    public Boolean on(Action.CreateTags a) {
        return false;
    }

    @Override
    public Boolean on(Action.ModifyInstanceAttribute a) {
        return false;
    }

    @Override
    public Boolean on(Action.CreateOrUpdateTags a) {
        return false;
    }

    @Override
    public Boolean on(Action.DeleteTags a) {
        return false;
    }

    @Override
    public Boolean on(Action.SuspendProcesses a) {
        return false;
    }

    @Override
    public Boolean on(Action.ResumeProcesses a) {
        return false;
    }

    @Override
    public Boolean on(Action.ExitStandby a) {
        return false;
    }

    @Override
    public Boolean on(Action.AttachInstances a) {
        return false;
    }

    @Override
    public Boolean on(Action.SetInstanceProtection a) {
        return false;
    }

    @Override
    public Boolean on(Action.PutScalingPolicy a) {
        return false;
    }

    @Override
    public Boolean on(Action.BatchPutScheduledUpdateGroupAction a) {
        return false;
    }

    @Override
    public Boolean on(Action.PutMetricAlarm a) {
        return false;
    }
}
