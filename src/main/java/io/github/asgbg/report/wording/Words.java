package io.github.asgbg.report.wording;

import io.github.asgbg.model.Item;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import java.util.List;
import java.util.stream.Stream;

/** Actions and places in one line each, in AWS's words. */
public final class Words {
    private static final int IDS_SHOWN = 3;

    private Words() {}

    /** The operation, what it is done to, and what is asked for. */
    public static String of(Action action) {
        return operation(action) + action.on(new ActionDetails());
    }

    /** AWS's name of the operation; for the ledger, ours. */
    public static String operation(Action action) {
        return action.getClass().getSimpleName();
    }

    /** Whether it is a note of ours and nothing that changes AWS's world. */
    public static boolean isNote(Action action) {
        return action instanceof Action.WriteLedger;
    }

    /** Where a command works; what is not known is left out. */
    public static String of(Place place) {
        return String.join(" · ", parts(place));
    }

    /** The same in parts that should not be broken. */
    public static List<String> parts(Place place) {
        return Stream.of(
                        part("account ", place.account().orElse("")),
                        part("", place.region().orElse("")),
                        part("service ", place.service()),
                        part("blue ", place.blue()),
                        part("green ", place.green()))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String part(String head, String text) {
        return text.isEmpty() ? "" : head + text;
    }

    public static String sizes(Sizes sizes) {
        return "min " + sizes.min() + ", desired " + sizes.desired() + ", max " + sizes.max();
    }

    /** The first few, and how many more. */
    public static String ids(List<String> ids) {
        String shown = String.join(", ", ids.subList(0, Math.min(IDS_SHOWN, ids.size())));
        int more = ids.size() - IDS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    public static String count(int n, Item.Kind kind) {
        return n + " " + kind.words(n);
    }

    public static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
