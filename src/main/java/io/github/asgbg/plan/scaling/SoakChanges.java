package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Scaling.OfGroup;
import io.github.asgbg.model.Value.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody has changed of what scales the groups since the cut-over, and what becomes of it. One sentence each. */
public final class SoakChanges {
    private static final int SHOWN = 3;

    private SoakChanges() {}

    /**
     * What a rollback takes back of the changes on the incoming group: settings that are others now, items that are gone, and
     * items that are only there. Nothing where the look did not ask what scales that group, nor before the cut-over.
     */
    public static List<String> lost(Observation seen, Release release) {
        Scaling scaling = seen.scaling().orElse(Scaling.NONE);
        if (release.cutOverAt().isEmpty()
                || !scaling.groups().containsKey(release.incoming())
                || seen.scaling().isEmpty()) {
            return List.of();
        }
        String incoming = release.incomingBefore().group();
        Transfer transfer = new Transfer(release, seen.at());
        Map<Item, Members> is = scaling.of(release.incoming()).items();
        List<String> lost = new ArrayList<>();
        transfer.copied().forEach((item, wanted) -> {
            if (!is.containsKey(item)) {
                lost.add(item + " is gone from " + incoming + ": a rollback has it again, as it was");
            } else {
                changed(item + " of " + incoming, wanted, is.getOrDefault(item, wanted), lost);
            }
        });
        added(scaling, release, release.incoming())
                .keySet()
                .forEach(item -> lost.add(
                        item + " was put on " + incoming + " since: after a rollback it stays there and does nothing"));
        return lost;
    }

    private static void changed(String what, Members wanted, Members is, List<String> lost) {
        List<Difference> differences = Transfer.differences(wanted, is);
        if (!differences.isEmpty()) {
            String shown =
                    differences.stream().limit(SHOWN).map(Difference::toString).collect(Collectors.joining("; "));
            int more = differences.size() - SHOWN;
            lost.add(what + ": " + shown + (more > 0 ? " and " + more + " more" : "") + "; a rollback discards this");
        }
    }

    /** What was put on the outgoing group since: it stands by, so that it does nothing there, and does not go over. */
    static List<String> onOutgoing(Observation seen, Release release) {
        Scaling scaling = seen.scaling().orElse(Scaling.NONE);
        return added(scaling, release, release.outgoing()).keySet().stream()
                .map(item -> item + " was put on " + release.outgoingBefore().group()
                        + " since the release began: that group stands by, and a finalize does not take it over")
                .toList();
    }

    private static SortedMap<Item, Members> added(Scaling scaling, Release release, Colour colour) {
        SortedMap<Item, Members> added = new TreeMap<>(
                scaling.groups().getOrDefault(colour, OfGroup.NONE).items());
        added.keySet().removeAll(release.before(colour).scaling().keySet());
        added.keySet().removeAll(release.outgoingBefore().scaling().keySet());
        return added;
    }
}
