package io.github.asgbg.sandbox.wire;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Members of requests that a service does not look at: those that would change what happens are refused, those that change
 * nothing here are ignored on purpose. Names are as on the wire; a dot leads into a member.
 */
public final class Unsupported {
    /** Stands for all operations of the service. */
    private static final String ANY = "*";

    private final Map<String, Set<String>> refused = new TreeMap<>();
    private final Map<String, Set<String>> ignored = new TreeMap<>();

    /** Declares members of an operation that would change what it does. */
    public Unsupported refuses(String operation, String... members) {
        refused.computeIfAbsent(operation, unused -> new TreeSet<>()).addAll(Arrays.asList(members));
        return this;
    }

    /** Declares members of an operation whose effect does not exist in the sandbox. */
    public Unsupported ignores(String operation, String... members) {
        ignored.computeIfAbsent(operation, unused -> new TreeSet<>()).addAll(Arrays.asList(members));
        return this;
    }

    /** Declares members that no operation needs to look at. */
    public Unsupported ignoresEverywhere(String... members) {
        return ignores(ANY, members);
    }

    /** Whether it was said what becomes of the member. */
    public boolean declares(String operation, String member) {
        return List.of(refused.getOrDefault(operation, Set.of()), ignored(operation), ignored(ANY)).stream()
                .anyMatch(members -> members.contains(member));
    }

    private Set<String> ignored(String operation) {
        return ignored.getOrDefault(operation, Set.of());
    }

    /** A member that was given and is refused; {@code false} and an empty text ask for nothing. */
    Optional<String> refusedIn(String operation, Members request) {
        return refused.getOrDefault(operation, Set.of()).stream()
                .filter(request::asksFor)
                .findFirst();
    }
}
