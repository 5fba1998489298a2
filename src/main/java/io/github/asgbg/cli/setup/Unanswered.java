package io.github.asgbg.cli.setup;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.port.CloudException;

/** How a command ends that AWS refuses before it has changed anything. */
public final class Unanswered {
    private Unanswered() {}

    /** The ending, with AWS's reason and what helps; {@code command} as in {@code plan deploy}. */
    public static Outcome outcome(String command, CloudException refused) {
        Message message = new Message(
                command + " " + refused.predicate(), refused.sentence(), "nothing was changed", refused.advice());
        return Outcome.of(Ending.REFUSED, message);
    }
}
