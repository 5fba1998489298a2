package io.github.asgbg.report;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import io.github.asgbg.simulation.Recordings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** At least one action of each kind. */
public final class Actions {
    private static final List<String> IDS = List.of("i-1", "i-2", "i-3", "i-4");
    private static final String POLICY =
            "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:0e1f:autoScalingGroupName/shop-green:policyName/out";
    private static final Release RELEASE = Moments.release(Recordings.deploy()).in(Phase.DEPLOYING);

    public static final List<Action> ALL = List.of(
            new Action.CreateOrUpdateTags("g", "k", "v"),
            new Action.DeleteTags("g", "k"),
            new Action.UpdateAutoScalingGroup("g", OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(2)),
            new Action.SuspendProcesses("g", List.of("Launch")),
            new Action.ResumeProcesses("g", List.of("Launch")),
            new Action.EnterStandby("g", IDS),
            new Action.ExitStandby("g", IDS),
            new Action.DetachInstances("g", IDS),
            new Action.AttachInstances("g", IDS),
            new Action.SetInstanceProtection("g", IDS),
            new Action.TerminateInstances(IDS),
            new Action.CreateTags(IDS, "k", "v"),
            new Action.ModifyInstanceAttribute("i-1", ApiProtection.STOP),
            new Action.PutScalingPolicy("g", "cpu", Members.of(Map.of("PolicyType", Value.of("StepScaling")))),
            new Action.DeletePolicy("g", "cpu"),
            new Action.BatchPutScheduledUpdateGroupAction("g", new TreeMap<>(Map.of("night", Members.NONE))),
            new Action.BatchDeleteScheduledAction("g", List.of("morning", "night")),
            new Action.PutMetricAlarm(
                    "busy", Members.of(Map.of("AlarmActions", new Value.Items(List.of(Value.of(POLICY)))))),
            new Action.WriteLedger(RELEASE),
            new Action.WriteLedger(RELEASE.in(Phase.SOAKING), Action.WriteLedger.Then.GIVE_UP_LEASE),
            new Action.WriteLedger(RELEASE.in(Phase.FINALIZED), Action.WriteLedger.Then.CLOSE));

    private Actions() {}
}
