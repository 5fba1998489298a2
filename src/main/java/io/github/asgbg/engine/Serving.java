package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Lifecycle;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What serves now, in a sentence. */
final class Serving {
    private Serving() {}

    /** The version that a group runs in this release. */
    static String version(Group group, Release release) {
        return group.colour() == release.incoming()
                ? release.incomingVersion()
                : release.outgoingVersion().orElse("an unnamed version");
    }

    /** What serves and what stands by, by the last look. */
    static String sentence(Observation seen, Release release) {
        List<String> parts = new ArrayList<>();
        for (Colour colour : seen.live()) {
            Group group = seen.group(colour);
            parts.add(version(group, release) + " serves from " + group.name() + " ("
                    + group.in(Lifecycle.IN_SERVICE).size() + " in service)");
        }
        if (parts.isEmpty()) {
            parts.add("nothing is in service");
        }
        for (Group group : List.of(seen.blue(), seen.green())) {
            int standing = group.in(Lifecycle.STANDBY).size();
            if (standing > 0) {
                parts.add(version(group, release) + " stands by in " + group.name() + " (" + standing + ")");
            }
        }
        return String.join("; ", parts);
    }

    /** What serves when no release is known. */
    static String sentence(Observation seen, String tagKey) {
        Optional<Group> live = seen.soleLive();
        return live.map(g -> g.tag(tagKey).orElse("an unnamed version") + " serves from " + g.name() + " ("
                        + g.in(Lifecycle.IN_SERVICE).size() + " in service)")
                .orElse(seen.live().isEmpty() ? "nothing is in service" : "both groups are in service");
    }
}
