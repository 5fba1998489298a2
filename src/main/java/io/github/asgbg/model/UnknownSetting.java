package io.github.asgbg.model;

import java.util.Comparator;

/**
 * A member that AWS tells of an item and that this program does not know. Whoever writes the item anew writes it without.
 *
 * @param member its path, as in {@code EvaluationWindow.WallClockWindow.Timezone}
 */
public record UnknownSetting(Item item, String member) implements Comparable<UnknownSetting> {
    private static final Comparator<UnknownSetting> ORDER =
            Comparator.comparing(UnknownSetting::item).thenComparing(UnknownSetting::member);

    @Override
    public int compareTo(UnknownSetting other) {
        return ORDER.compare(this, other);
    }

    /** What becomes of it, in words. */
    public String loss() {
        return item + " loses " + member;
    }

    /** As it is printed and typed. No member has a blank in its name, so that no two are spelled alike. */
    @Override
    public String toString() {
        return item + ": " + member;
    }
}
