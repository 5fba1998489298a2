package io.github.asgbg.plan.dryrun;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Scaling.OfGroup;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What scales the groups after an action that changes it. */
final class ScalingEffects {
    private static final String NAME = ":autoScalingGroupName/";

    private final Observation seen;
    private final SortedMap<Item, Members> items;
    private final SortedMap<String, String> arns;
    private final Colour colour;

    ScalingEffects(Observation seen, String group) {
        this.seen = seen;
        this.colour = seen.blue().name().equals(group) ? Colour.BLUE : Colour.GREEN;
        OfGroup is = scaling(seen).of(colour);
        this.items = new TreeMap<>(is.items());
        this.arns = new TreeMap<>(is.arns());
    }

    private static Scaling scaling(Observation seen) {
        return seen.scaling().orElse(Scaling.NONE);
    }

    public static Observation after(Observation seen, Action.PutMetricAlarm put) {
        return seen.with(Optional.of(scaling(seen).with(put.name(), put.settings())));
    }

    Observation put(Action.PutScalingPolicy a) {
        items.put(Item.policy(a.name()), a.settings());
        arns.computeIfAbsent(a.name(), this::arn);
        return result();
    }

    Observation delete(Action.DeletePolicy a) {
        items.remove(Item.policy(a.name()));
        arns.remove(a.name());
        return result();
    }

    Observation put(Action.BatchPutScheduledUpdateGroupAction a) {
        a.actions().forEach((name, settings) -> items.put(Item.scheduledAction(name), settings));
        return result();
    }

    Observation delete(Action.BatchDeleteScheduledAction a) {
        a.names().forEach(name -> items.remove(Item.scheduledAction(name)));
        return result();
    }

    /** AWS makes up part of the ARN of a new policy; the rest follows from the names. */
    private String arn(String policy) {
        String like = scaling(seen)
                .of(colour.other())
                .arns()
                .getOrDefault(policy, "arn:aws:autoscaling:::scalingPolicy:" + NAME);
        String head = like.substring(0, like.indexOf(NAME));
        return head.substring(0, head.lastIndexOf(':')) + ":(new)" + NAME
                + seen.group(colour).name() + ":policyName/" + policy;
    }

    private Observation result() {
        return seen.with(Optional.of(scaling(seen).with(colour, new OfGroup(items, arns))));
    }
}
