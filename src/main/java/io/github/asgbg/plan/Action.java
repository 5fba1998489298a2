package io.github.asgbg.plan;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.Value.Members;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** One change to the world. AWS's are named as AWS names the operation. */
public sealed interface Action
        permits Action.OnGroup, Action.OnLedger, Action.PutMetricAlarm, Action.TerminateInstances {
    /** A change to one Auto Scaling group. */
    sealed interface OnGroup extends Action {
        /** The group's name. */
        String group();
    }

    /** A change to our own record; no call to Auto Scaling, ELB or EC2. */
    sealed interface OnLedger extends Action {
        /** The release as it is to be written. */
        Release release();
    }

    /** Puts one tag on a group, to be propagated at launch. */
    record CreateOrUpdateTags(String group, String key, String value) implements OnGroup {}

    /** Takes one tag off a group. */
    record DeleteTags(String group, String key) implements OnGroup {}

    /** Changes the sizes that are given, in one call; the others stay. */
    record UpdateAutoScalingGroup(String group, OptionalInt min, OptionalInt desired, OptionalInt max)
            implements OnGroup {}

    record SuspendProcesses(String group, List<String> processes) implements OnGroup {}

    record ResumeProcesses(String group, List<String> processes) implements OnGroup {}

    /** At most 19 ids a call; desired capacity is decremented. */
    record EnterStandby(String group, List<String> instances) implements OnGroup {}

    /** At most 19 ids a call; desired capacity is incremented by AWS. */
    record ExitStandby(String group, List<String> instances) implements OnGroup {}

    /** At most 19 ids a call; desired capacity is left alone. */
    record DetachInstances(String group, List<String> instances) implements OnGroup {}

    /** Removes protection from scale-in; at most 50 ids a call. */
    record SetInstanceProtection(String group, List<String> instances) implements OnGroup {}

    /** Creates a scaling policy, or changes all of it; its ARN stays. */
    record PutScalingPolicy(String group, String name, Members settings) implements OnGroup {}

    /** AWS deletes the alarms of a target tracking policy too, and keeps all others without the action. */
    record DeletePolicy(String group, String name) implements OnGroup {}

    /** Creates or changes scheduled actions, at most 50 a call; AWS may take some and refuse others. */
    record BatchPutScheduledUpdateGroupAction(String group, SortedMap<String, Members> actions) implements OnGroup {
        public BatchPutScheduledUpdateGroupAction {
            actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        }
    }

    /** At most 50 names a call. */
    record BatchDeleteScheduledAction(String group, List<String> names) implements OnGroup {
        public BatchDeleteScheduledAction {
            names = List.copyOf(names);
        }
    }

    /** Overwrites the whole alarm; AWS keeps its state, its history and its tags. */
    record PutMetricAlarm(String name, Members settings) implements Action {}

    /** EC2's TerminateInstances, for instances that are in no group any more. */
    record TerminateInstances(List<String> instances) implements Action {}

    /** Writes the release to the ledger. */
    record WriteLedger(Release release) implements OnLedger {}

    /** Moves an ended release to the history. */
    record CloseLedger(Release release) implements OnLedger {}
}
