package io.github.asgbg.report.text;

import io.github.asgbg.model.Item;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.Action;
import java.util.List;

/** Actions in one line each, in AWS's words. */
public final class Words {
    private static final int IDS_SHOWN = 3;

    private Words() {}

    /** The operation, what it is done to, and what is asked for. */
    public static String of(Action action) {
        return operation(action) + action.on(new ActionDetails());
    }

    /** AWS's name of the operation; for the ledger, ours. */
    public static String operation(Action action) {
        boolean closes = action instanceof Action.WriteLedger w && w.then() == Action.WriteLedger.Then.CLOSE;
        return closes ? "CloseLedger" : action.getClass().getSimpleName();
    }

    /** Whether it is a note of ours and nothing that changes AWS's world. */
    public static boolean isNote(Action action) {
        return action instanceof Action.WriteLedger;
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
}
