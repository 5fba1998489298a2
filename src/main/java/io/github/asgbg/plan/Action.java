package io.github.asgbg.plan;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Value.Members;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** One change to the world. AWS's are named as AWS names the operation. */
public sealed interface Action permits Action.OnGroup, Action.OnInstances, Action.PutMetricAlarm, Action.WriteLedger {
    /** Gives the action to whoever does something else for each kind; the compiler sees that no kind is forgotten. */
    <R> R on(Each<R> each);

    /**
     * The instances that it moves between states. Asking for that twice is not the same as asking once, since such a call has
     * no client token.
     */
    default List<String> moves() {
        return List.of();
    }

    /** The items that it writes whole: of what they had before, nothing stays that is not written. */
    default List<Item> puts() {
        return List.of();
    }

    /** The items that it takes off their group. */
    default List<Item> removes() {
        return List.of();
    }

    /** Something done for each kind of action. */
    interface Each<R> {
        R on(CreateOrUpdateTags action);

        R on(DeleteTags action);

        R on(UpdateAutoScalingGroup action);

        R on(SuspendProcesses action);

        R on(ResumeProcesses action);

        R on(EnterStandby action);

        R on(ExitStandby action);

        R on(DetachInstances action);

        R on(AttachInstances action);

        R on(SetInstanceProtection action);

        R on(PutScalingPolicy action);

        R on(DeletePolicy action);

        R on(BatchPutScheduledUpdateGroupAction action);

        R on(BatchDeleteScheduledAction action);

        R on(PutMetricAlarm action);

        R on(TerminateInstances action);

        R on(CreateTags action);

        R on(ModifyInstanceAttribute action);

        R on(WriteLedger action);
    }

    /** A change to one Auto Scaling group. */
    sealed interface OnGroup extends Action {
        /** The group's name. */
        String group();
    }

    /** A change that EC2 makes to instances, whatever group they are in. */
    sealed interface OnInstances extends Action {
        /** Their ids. */
        List<String> instances();
    }

    /** Puts one tag on a group, to be propagated at launch. */
    record CreateOrUpdateTags(String group, String key, String value) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** Takes one tag off a group. */
    record DeleteTags(String group, String key) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** Changes the sizes that are given, in one call; the others stay. */
    record UpdateAutoScalingGroup(String group, OptionalInt min, OptionalInt desired, OptionalInt max)
            implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    record SuspendProcesses(String group, List<String> processes) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    record ResumeProcesses(String group, List<String> processes) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** At most 20 ids a call; desired capacity is decremented. */
    record EnterStandby(String group, List<String> instances) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<String> moves() {
            return instances;
        }
    }

    /** At most 20 ids a call; desired capacity is incremented by AWS. */
    record ExitStandby(String group, List<String> instances) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<String> moves() {
            return instances;
        }
    }

    /** At most 20 ids a call; desired capacity is left alone. */
    record DetachInstances(String group, List<String> instances) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<String> moves() {
            return instances;
        }
    }

    /** At most 20 ids a call; desired capacity is incremented by AWS, and must fit the maximum size. */
    record AttachInstances(String group, List<String> instances) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<String> moves() {
            return instances;
        }
    }

    /** Removes protection from scale-in; at most 50 ids a call. */
    record SetInstanceProtection(String group, List<String> instances) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** Creates a scaling policy, or changes all of it; its ARN stays. */
    record PutScalingPolicy(String group, String name, Members settings) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<Item> puts() {
            return List.of(Item.policy(name));
        }
    }

    /** AWS deletes the alarms of a target tracking policy too, and keeps all others without the action. */
    record DeletePolicy(String group, String name) implements OnGroup {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<Item> removes() {
            return List.of(Item.policy(name));
        }
    }

    /** Creates or changes scheduled actions, at most 50 a call; AWS may take some and refuse others. */
    record BatchPutScheduledUpdateGroupAction(String group, SortedMap<String, Members> actions) implements OnGroup {
        public BatchPutScheduledUpdateGroupAction {
            actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        }

        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<Item> puts() {
            return actions.keySet().stream().map(Item::scheduledAction).toList();
        }
    }

    /** At most 50 names a call. */
    record BatchDeleteScheduledAction(String group, List<String> names) implements OnGroup {
        public BatchDeleteScheduledAction {
            names = List.copyOf(names);
        }

        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<Item> removes() {
            return names.stream().map(Item::scheduledAction).toList();
        }
    }

    /** Overwrites the whole alarm; AWS keeps its state, its history and its tags. */
    record PutMetricAlarm(String name, Members settings) implements Action {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }

        @Override
        public List<Item> puts() {
            return List.of(Item.alarm(name));
        }
    }

    /** EC2's TerminateInstances, for instances that are in no group any more. */
    record TerminateInstances(List<String> instances) implements OnInstances {
        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** EC2's CreateTags: puts one tag on instances, over another value of it. Asking for it twice is the same as once. */
    record CreateTags(List<String> instances, String key, String value) implements OnInstances {
        public CreateTags {
            instances = List.copyOf(instances);
        }

        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** EC2's ModifyInstanceAttribute: takes one protection off one instance; there is no call for several. */
    record ModifyInstanceAttribute(String instance, ApiProtection protection) implements OnInstances {
        @Override
        public List<String> instances() {
            return List.of(instance);
        }

        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }

    /** Writes the release to our own record; no call to Auto Scaling, ELB or EC2. */
    record WriteLedger(Release release, Then then) implements Action {
        /** What becomes of the lease, and of the record as the unfinished one. */
        public enum Then {
            KEEP_LEASE,
            /** Nothing more is to be done for now. */
            GIVE_UP_LEASE,
            /** The release has ended: it moves to the history, and the lease is given up. */
            CLOSE
        }

        /** Keeps the lease. */
        public WriteLedger(Release release) {
            this(release, Then.KEEP_LEASE);
        }

        @Override
        public <R> R on(Each<R> each) {
            return each.on(this);
        }
    }
}
