package io.github.asgbg.report.json;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import java.io.PrintStream;

/**
 * A running command for programs: one JSON object a line. Every object has {@code event}, the name of the event in
 * kebab-case, and {@code at}, its time as ISO 8601 in UTC. Durations are numbers of seconds and end in {@code Seconds};
 * what is not known is absent, never null; steps count from 0.
 *
 * <ul>
 *   <li>{@code command-started}: command, service
 *   <li>{@code located}: account, region, service, blue, green (names of the groups)
 *   <li>{@code lease-watched}: holder, renewedAt, atMostSeconds
 *   <li>{@code lease-taken}: takenOver, ledger
 *   <li>{@code plan-made}: release, resumed, steps (each: sentence, title)
 *   <li>{@code step-started}: step, sentence, title
 *   <li>{@code looked}: step, phase, progress (done, of, words), groups (blue, green), failures
 *   <li>{@code look-failed}: reason
 *   <li>{@code action-asked}: step, action (operation and its input), words
 *   <li>{@code action-refused}: the same and reason
 *   <li>{@code action-withheld}: the same; it was not asked for
 *   <li>{@code step-finished}: step, sentence, title, tookSeconds, silent
 *   <li>{@code now-serves}: version, group, sinceStartSeconds
 *   <li>{@code way-back-started}: reason (what, because, soNow, try)
 *   <li>{@code interrupted}: answer
 *   <li>{@code ended}: command, ending, exitCode, message (what, because, soNow, try), problems (each: what, remedy),
 *       evidence, summary (tookSeconds, addedSeconds, overlapSeconds, apiCalls, calls by operation, lost: what was written
 *       without settings that asg-bg does not know, each: kind, name, group, member, accepted), tookSeconds
 * </ul>
 *
 * <p>A release has id, service, phase, incoming, outgoing (colours), incomingVersion, outgoingVersion, startedAt,
 * cutOverAt, endedAt, accepted (what it may lose, each: kind, name, member). A group has name, min, desired, max, suspended, instances; an instance has id, state, health
 * (the worst of its target groups; absent when one does not list it), version.
 */
public final class JsonLines implements Events {
    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void tell(Event event) {
        out.println(Json.text(EventJson.of(event)));
        out.flush();
    }
}
