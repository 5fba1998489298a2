package io.github.asgbg.plan.step;

import static java.util.stream.Collectors.toMap;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import io.github.asgbg.plan.scaling.Transfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group has the policies and scheduled actions that it is to have, read back and compared member by member. Putting one is
 * the same as putting it twice. The record says which there were; what they are is what the groups show of them.
 */
public record PutScaling(Sentence sentence, Goal goal) implements Step {
    /** What neither group is seen to have is looked for this long; then somebody has deleted it. */
    private static final Duration LATE_LOOKS = Duration.ofSeconds(10);

    public enum Goal {
        /** The incoming group has what the outgoing one had. */
        COPIED,
        /** The outgoing group has its own, but none that starts instances by a forecast. */
        QUIET,
        /** The outgoing group has its own again, as they were. */
        ORIGINAL
    }

    /** Before the cut-over nothing of the outgoing group's own is changed, so nothing is put back. */
    @Override
    public boolean isNeeded(Release release) {
        return switch (goal) {
            case COPIED -> !release.outgoingBefore().scaling().isEmpty();
            case QUIET -> Transfer.forecasts(release);
            case ORIGINAL ->
                release.cutOverAt().isPresent()
                        && !release.outgoingBefore().scaling().isEmpty();
        };
    }

    @Override
    public String title(Release release) {
        String outgoing = release.outgoingBefore().group();
        return switch (goal) {
            case COPIED ->
                "Copy scaling policies and scheduled actions to "
                        + release.incomingBefore().group() + ", where they rest";
            case QUIET -> "Let predictive scaling of " + outgoing + " forecast only";
            case ORIGINAL -> "See that " + outgoing + " has its scaling policies and scheduled actions";
        };
    }

    @Override
    public FetchScope need(Situation last) {
        return FetchScope.GROUPS.withScaling();
    }

    @Override
    public Decision decide(Situation now) {
        Colour colour = colour(now.release());
        Transfer recorded = new Transfer(now.release(), now.seen().at());
        Transfer borneOut = recorded.borneOutBy(now.scaling());
        SortedMap<Item, Members> wanted = wanted(borneOut);
        SortedMap<Item, Members> is = now.scaling().of(colour).items();
        SortedMap<Item, Members> missing = new TreeMap<>(wanted);
        missing.entrySet()
                .removeIf(e -> is.containsKey(e.getKey()) && Transfer.isAlike(e.getValue(), is.get(e.getKey())));
        int done = wanted.size() - missing.size();
        String words = done + " of " + wanted.size() + " in place" + (missing.isEmpty() ? "" : first(missing, is));
        Progress progress = new Progress(done, wanted.size(), words);
        if (!missing.isEmpty()) {
            return new Decision.Act(actions(now.group(colour).name(), missing), progress);
        }
        boolean lacksAny = borneOut.original().size() < recorded.original().size();
        return lacksAny && now.history().inStep().compareTo(LATE_LOOKS) < 0
                ? new Decision.Wait(progress, Duration.ZERO)
                : new Decision.Reached(progress);
    }

    private Colour colour(Release release) {
        return goal == Goal.COPIED ? release.incoming() : release.outgoing();
    }

    private SortedMap<Item, Members> wanted(Transfer transfer) {
        return switch (goal) {
            case COPIED -> transfer.copied();
            case QUIET -> transfer.quiet();
            case ORIGINAL -> transfer.original();
        };
    }

    /** Says of the first one how it differs: what AWS never shows as it was put ends here, and should be understood. */
    private static String first(SortedMap<Item, Members> missing, SortedMap<Item, Members> is) {
        Item item = missing.firstKey();
        Members wanted = missing.getOrDefault(item, Members.NONE);
        return "; " + item
                + Optional.ofNullable(is.get(item))
                        .map(has -> ": " + Transfer.differences(wanted, has).get(0))
                        .orElse(" is missing");
    }

    private static List<Action> actions(String group, SortedMap<Item, Members> missing) {
        List<Action> actions = new ArrayList<>();
        missing.forEach((item, settings) -> {
            if (item.kind() == Kind.POLICY) {
                actions.add(new Action.PutScalingPolicy(group, item.name(), settings));
            }
        });
        List<String> scheduled = missing.keySet().stream()
                .filter(i -> i.kind() == Kind.SCHEDULED_ACTION)
                .map(Item::name)
                .toList();
        actions.addAll(Batches.of(
                scheduled,
                Batches.SCHEDULED,
                names -> new Action.BatchPutScheduledUpdateGroupAction(
                        group,
                        new TreeMap<>(
                                names.stream().collect(toMap(n -> n, n -> missing.get(Item.scheduledAction(n))))))));
        return actions;
    }
}
