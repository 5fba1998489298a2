package io.github.asgbg.conformance;

import java.util.Map;

/**
 * Something that AWS does and that a release depends on.
 *
 * @param id short and stable: recordings are found by it
 * @param says the claim in a sentence
 * @param matters what in a release would go wrong if it were not so
 * @param basis why it is believed as long as nobody has asked
 * @param source the document that says so, or what the assumption rests on
 * @param expected what a probe must see, by the name of the fact; facts that it tells besides decide nothing
 */
public record Claim(String id, String says, String matters, Basis basis, String source, Map<String, String> expected) {
    /** Why a claim is believed. */
    public enum Basis {
        /** AWS says so. */
        DOCUMENTED,
        /** Nobody says so; it follows from what is said, or others report it. */
        ASSUMED
    }

    public Claim {
        expected = Map.copyOf(expected);
    }

    static Claim documented(String id, String says, String source, String matters, Map<String, String> expected) {
        return new Claim(id, says, matters, Basis.DOCUMENTED, source, expected);
    }

    static Claim assumed(String id, String says, String source, String matters, Map<String, String> expected) {
        return new Claim(id, says, matters, Basis.ASSUMED, source, expected);
    }
}
