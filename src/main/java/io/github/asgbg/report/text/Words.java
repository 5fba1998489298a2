package io.github.asgbg.report.text;

import io.github.asgbg.model.Item;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import java.util.List;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** Actions in one line each, in AWS's words. */
public final class Words {
    private static final int IDS_SHOWN = 3;

    private Words() {}

    /** The operation, what it is done to, and what is asked for. */
    public static String of(Action action) {
        return operation(action) + details(action);
    }

    /** AWS's name of the operation; for the ledger, ours. */
    public static String operation(Action action) {
        return action.getClass().getSimpleName();
    }

    /** Whether it is a note of ours and nothing that changes AWS's world. */
    public static boolean isNote(Action action) {
        return action instanceof Action.OnLedger;
    }

    static String sizes(Sizes sizes) {
        return "min " + sizes.min() + ", desired " + sizes.desired() + ", max " + sizes.max();
    }

    /** The first few, and how many more. */
    static String ids(List<String> ids) {
        String shown = String.join(", ", ids.subList(0, Math.min(IDS_SHOWN, ids.size())));
        int more = ids.size() - IDS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    static String count(int n, Item.Kind kind) {
        return n + " " + kind.words(n);
    }

    static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }

    /** A chain, as Java 17 has no switch over types; a test walks all actions. */
    private static String details(Action action) {
        if (action instanceof Action.CreateOrUpdateTags a) {
            return in(a.group()) + a.key() + "=" + a.value() + ", propagated at launch";
        } else if (action instanceof Action.DeleteTags a) {
            return in(a.group()) + a.key();
        } else if (action instanceof Action.UpdateAutoScalingGroup a) {
            return in(a.group()) + sizes(a);
        } else if (action instanceof Action.SuspendProcesses a) {
            return in(a.group()) + String.join(", ", a.processes());
        } else if (action instanceof Action.ResumeProcesses a) {
            return in(a.group()) + String.join(", ", a.processes());
        }
        return instances(action);
    }

    private static String instances(Action action) {
        if (action instanceof Action.EnterStandby a) {
            return in(a.group()) + counted(a.instances()) + ", decrementing DesiredCapacity";
        } else if (action instanceof Action.ExitStandby a) {
            return in(a.group()) + counted(a.instances());
        } else if (action instanceof Action.DetachInstances a) {
            return in(a.group()) + counted(a.instances()) + ", keeping DesiredCapacity";
        } else if (action instanceof Action.SetInstanceProtection a) {
            return in(a.group()) + counted(a.instances()) + ", no protection from scale-in";
        } else if (action instanceof Action.TerminateInstances a) {
            return " " + counted(a.instances());
        }
        return scaling(action);
    }

    private static String scaling(Action action) {
        if (action instanceof Action.PutScalingPolicy a) {
            return in(a.group()) + a.name() + ", " + kind(a.settings());
        } else if (action instanceof Action.DeletePolicy a) {
            return in(a.group()) + a.name();
        } else if (action instanceof Action.BatchPutScheduledUpdateGroupAction a) {
            return in(a.group()) + scheduled(List.copyOf(a.actions().keySet()));
        } else if (action instanceof Action.BatchDeleteScheduledAction a) {
            return in(a.group()) + scheduled(a.names());
        } else if (action instanceof Action.PutMetricAlarm a) {
            return " " + a.name() + ": calls " + calls(a.settings());
        }
        return note(action);
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
                .map(action -> MovesText.value(action.toString()))
                .filter(words -> words.startsWith("policy "))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String scheduled(List<String> names) {
        return count(names.size(), "scheduled action") + " (" + ids(names) + ")";
    }

    private static String note(Action action) {
        if (action instanceof Action.OnLedger a) {
            return " " + a.release().id() + ": " + a.release().phase().words();
        }
        throw new IllegalArgumentException("an action without words: " + action);
    }

    private static String in(String group) {
        return " " + group + ": ";
    }

    private static String counted(List<String> ids) {
        return count(ids.size(), "instance") + " (" + ids(ids) + ")";
    }

    private static String sizes(Action.UpdateAutoScalingGroup update) {
        StringJoiner sizes = new StringJoiner(", ");
        add(sizes, "MinSize", update.min());
        add(sizes, "DesiredCapacity", update.desired());
        add(sizes, "MaxSize", update.max());
        return sizes.toString();
    }

    private static void add(StringJoiner sizes, String name, OptionalInt size) {
        size.ifPresent(n -> sizes.add(name + " " + n));
    }
}
