package io.github.asgbg.report.wording;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Release;

/** Which way a release goes, in words: forward from the outgoing version to the incoming one, or back again. */
public record Direction(Release release, boolean isBack) {
    /** As the release's phase says. */
    public static Direction of(Release release) {
        return new Direction(release, release.isGoingBack());
    }

    /** Both versions with their groups, the one that leaves first, as in {@code v1 (blue) → v2 (green)}. */
    public String versions() {
        String incoming = in(release.incomingVersion(), release.incoming());
        String outgoing =
                release.outgoingVersion().map(v -> in(v, release.outgoing())).orElse("");
        if (isBack) {
            return incoming + " → " + (outgoing.isEmpty() ? "nothing" : outgoing);
        }
        return outgoing.isEmpty() ? "first " + incoming : outgoing + " → " + incoming;
    }

    /** What the group of this colour does in it. */
    public String role(Colour colour) {
        boolean isIncoming = colour == release.incoming();
        if (isBack) {
            return isIncoming ? "leaving" : "returning";
        }
        return isIncoming ? "incoming" : "outgoing";
    }

    private static String in(String version, Colour colour) {
        return version + " (" + colour.word() + ")";
    }
}
