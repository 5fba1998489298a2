package io.github.asgbg.aws.action;

import io.github.asgbg.aws.error.InstanceIds;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Moves instances between states by calls that name several. What Auto Scaling does when one of them cannot be moved, or when
 * they are more than it takes, AWS does not document: all of them, or only this one, may have stayed. Either way the others go
 * by calls of their own, and what is refused alone is told.
 */
final class Moves {
    /** More refusals than this are left to the next look: the state is another than was believed. */
    private static final int MOST_REFUSALS = 8;

    private final Consumer<List<String>> call;
    private final List<CloudException> alone = new ArrayList<>();
    private int refusals;

    private Moves(Consumer<List<String>> call) {
        this.call = call;
    }

    /** Asks for all; throws the first refusal of a single instance after the others have been asked for. */
    static void all(List<String> ids, Consumer<List<String>> call) {
        Moves moves = new Moves(call);
        moves.ask(ids);
        moves.alone.stream().findFirst().ifPresent(first -> {
            throw first;
        });
    }

    private void ask(List<String> ids) {
        Optional<CloudException> refusal = refusal(ids);
        if (refusal.isEmpty()) {
            return;
        }
        Set<String> named = InstanceIds.in(refusal.get(), ids);
        if (ids.size() == 1) {
            alone.add(refusal.get());
        } else if (named.isEmpty() || named.size() == ids.size()) {
            ask(ids.subList(0, ids.size() / 2));
            ask(ids.subList(ids.size() / 2, ids.size()));
        } else {
            alone.add(refusal.get());
            ask(ids.stream().filter(id -> !named.contains(id)).toList());
        }
    }

    /** Why these instances were refused; empty when they were not. */
    private Optional<CloudException> refusal(List<String> ids) {
        try {
            call.accept(ids);
            return Optional.empty();
        } catch (CloudException e) {
            if (!isAboutInstances(e) || ++refusals > MOST_REFUSALS) {
                throw e;
            }
            return Optional.of(e);
        }
    }

    /** Sizes that do not fit and suspended processes are the group's, and stand against fewer instances, too. */
    private static boolean isAboutInstances(CloudException e) {
        String text = String.valueOf(e.getMessage());
        boolean isOfGroup = text.contains("AutoScalingGroup sizes") || text.contains("suspended");
        return e.code().equals("ValidationError") && e.kind() != Kind.NOT_FOUND && !isOfGroup;
    }
}
