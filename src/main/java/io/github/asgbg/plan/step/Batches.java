package io.github.asgbg.plan.step;

import io.github.asgbg.model.Instance;
import io.github.asgbg.plan.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Cuts lists of instances into what one call may carry. */
final class Batches {
    /**
     * Ids in one call of EnterStandby, ExitStandby, DetachInstances or AttachInstances: "You can specify up to 20 instances"
     * (Auto Scaling API reference; the 19 there is the length of one id). Where AWS takes fewer, the call is split.
     */
    static final int MOVES = 20;

    /** Ids in one SetInstanceProtection call, per the Auto Scaling API reference. */
    static final int PROTECTION = 50;

    /** Scheduled actions in one batch call, per the Auto Scaling API reference. */
    static final int SCHEDULED = 50;

    /** Ids in one TerminateInstances call; AWS allows 1000, and a smaller batch fails for fewer when one id is bad. */
    static final int TERMINATE = 100;

    private Batches() {}

    static List<Action> of(Collection<String> ids, int size, Function<List<String>, Action> action) {
        List<String> sorted = ids.stream().sorted().toList();
        List<Action> actions = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += size) {
            actions.add(action.apply(sorted.subList(from, Math.min(from + size, sorted.size()))));
        }
        return actions;
    }

    /** Sorted, because the order in which AWS lists instances means nothing. */
    static List<String> ids(Collection<Instance> instances) {
        return instances.stream().map(Instance::id).sorted().toList();
    }
}
