package io.github.asgbg.report.wording;

import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import java.util.List;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What an action is done to, and what it asks for, in a few words. */
final class ActionDetails implements Action.Each<String> {
    @Override
    public String on(Action.CreateOrUpdateTags a) {
        return in(a) + a.key() + "=" + a.value() + ", propagated at launch";
    }

    @Override
    public String on(Action.DeleteTags a) {
        return in(a) + a.key();
    }

    @Override
    public String on(Action.UpdateAutoScalingGroup a) {
        StringJoiner sizes = new StringJoiner(", ");
        add(sizes, "MinSize", a.min());
        add(sizes, "DesiredCapacity", a.desired());
        add(sizes, "MaxSize", a.max());
        return in(a) + sizes;
    }

    @Override
    public String on(Action.SuspendProcesses a) {
        return in(a) + String.join(", ", a.processes());
    }

    @Override
    public String on(Action.ResumeProcesses a) {
        return in(a) + String.join(", ", a.processes());
    }

    @Override
    public String on(Action.EnterStandby a) {
        return in(a) + counted(a.instances()) + ", decrementing DesiredCapacity";
    }

    @Override
    public String on(Action.ExitStandby a) {
        return in(a) + counted(a.instances());
    }

    @Override
    public String on(Action.DetachInstances a) {
        return in(a) + counted(a.instances()) + ", keeping DesiredCapacity";
    }

    @Override
    public String on(Action.AttachInstances a) {
        return in(a) + counted(a.instances());
    }

    @Override
    public String on(Action.SetInstanceProtection a) {
        return in(a) + counted(a.instances()) + ", no protection from scale-in";
    }

    @Override
    public String on(Action.PutScalingPolicy a) {
        return in(a) + a.name() + ", " + kind(a.settings());
    }

    @Override
    public String on(Action.DeletePolicy a) {
        return in(a) + a.name();
    }

    @Override
    public String on(Action.BatchPutScheduledUpdateGroupAction a) {
        return in(a) + scheduled(List.copyOf(a.actions().keySet()));
    }

    @Override
    public String on(Action.BatchDeleteScheduledAction a) {
        return in(a) + scheduled(a.names());
    }

    @Override
    public String on(Action.PutMetricAlarm a) {
        return " " + a.name() + ": calls " + calls(a.settings());
    }

    @Override
    public String on(Action.TerminateInstances a) {
        return " " + counted(a.instances());
    }

    @Override
    public String on(Action.CreateTags a) {
        return " " + counted(a.instances()) + ": " + a.key() + "=" + a.value();
    }

    @Override
    public String on(Action.ModifyInstanceAttribute a) {
        return " " + a.instance() + ": no " + a.protection().words();
    }

    @Override
    public String on(Action.WriteLedger a) {
        return " " + a.release().id() + ": " + a.release().phase().words() + then(a.then());
    }

    private static String then(Action.WriteLedger.Then then) {
        return switch (then) {
            case KEEP_LEASE -> "";
            case GIVE_UP_LEASE -> ", giving up the lease";
            case CLOSE -> ", closing the release";
        };
    }

    private static String kind(Members policy) {
        String mode = policy.get("PredictiveScalingConfiguration")
                .flatMap(c -> ((Members) c).text("Mode"))
                .map(m -> " (" + m + ")")
                .orElse("");
        boolean isOff = policy.text("Enabled").filter("false"::equals).isPresent();
        return policy.text("PolicyType").orElse("SimpleScaling") + mode + (isOff ? ", disabled" : "");
    }

    /** The policies that an alarm calls in any state; what else it calls does not change. */
    private static String calls(Members alarm) {
        return alarm.members().entrySet().stream()
                .filter(e -> e.getKey().endsWith("Actions") && e.getValue() instanceof Value.Items)
                .flatMap(e -> ((Value.Items) e.getValue()).items().stream())
                .map(action -> Policies.named(action.toString()))
                .filter(words -> words.startsWith("policy "))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String scheduled(List<String> names) {
        return Words.count(names.size(), "scheduled action") + " (" + Words.ids(names) + ")";
    }

    private static String in(Action.OnGroup action) {
        return " " + action.group() + ": ";
    }

    private static String counted(List<String> ids) {
        return Words.count(ids.size(), "instance") + " (" + Words.ids(ids) + ")";
    }

    private static void add(StringJoiner sizes, String name, OptionalInt size) {
        size.ifPresent(n -> sizes.add(name + " " + n));
    }
}
