package io.github.asgbg.plan;

import io.github.asgbg.model.Release;
import java.util.List;
import java.util.OptionalInt;

/** One change to the world. AWS's are named as AWS names the operation. */
public sealed interface Action {
    /** Puts one tag on a group, to be propagated at launch. */
    record CreateOrUpdateTags(String group, String key, String value) implements Action {}

    /** Takes one tag off a group. */
    record DeleteTags(String group, String key) implements Action {}

    /** Changes the sizes that are given, in one call; the others stay. */
    record UpdateAutoScalingGroup(String group, OptionalInt min, OptionalInt desired, OptionalInt max)
            implements Action {}

    record SuspendProcesses(String group, List<String> processes) implements Action {}

    record ResumeProcesses(String group, List<String> processes) implements Action {}

    /** At most 19 ids a call; desired capacity is decremented. */
    record EnterStandby(String group, List<String> instances) implements Action {}

    /** At most 19 ids a call; desired capacity is incremented by AWS. */
    record ExitStandby(String group, List<String> instances) implements Action {}

    /** At most 19 ids a call; desired capacity is left alone. */
    record DetachInstances(String group, List<String> instances) implements Action {}

    /** Removes protection from scale-in; at most 50 ids a call. */
    record SetInstanceProtection(String group, List<String> instances) implements Action {}

    /** EC2's TerminateInstances, for instances that are in no group any more. */
    record TerminateInstances(List<String> instances) implements Action {}

    /** Writes the release to the ledger. */
    record WriteLedger(Release release) implements Action {}

    /** Moves an ended release to the history. */
    record CloseLedger(Release release) implements Action {}
}
