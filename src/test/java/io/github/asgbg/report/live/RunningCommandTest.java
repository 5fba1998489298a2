package io.github.asgbg.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.State;
import io.github.asgbg.simulation.Recordings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be readable of a running command whatever the terminal's width. */
class RunningCommandTest {
    private final Event.Looked look = Moments.firstLook(Recordings.rollback());
    private final State rollback = until(Recordings.rollback(), look);

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void theHeadTellsWhereItWorks(int width) {
        List<String> lines = frame(rollback.after(new Event.Located(look.at(), Moments.PLACE)), width);
        assertThat(lines.get(0)).startsWith("rollback shop ");
        assertThat(lines.get(1)).startsWith("account 123456789012 · eu-central-1 · service shop");
        assertThat(String.join(" ", lines)).contains("blue shop-blue", "green shop-green");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void aRollbackIsShownInItsOwnDirectionFromItsFirstLook(int width) {
        List<String> lines = frame(rollback, width);
        assertThat(lines.get(0)).contains("rollback shop · v2 (green) → v1 (blue)");
        assertThat(lines)
                .anyMatch(l -> l.contains("blue shop-blue · returning"))
                .anyMatch(l -> l.contains("green shop-green · leaving"))
                .noneMatch(l -> l.contains("incoming") || l.contains("outgoing"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void whyAnActionIsWithheldIsReadToItsEnd(int width) {
        String reason =
                "shop-green must keep 3 healthy instances until shop-blue serves, and only 1 of 3 is healthy there";
        Action action = new Action.ExitStandby("shop-blue", List.of("i-1"));
        State state = rollback.after(new Event.ActionWithheld(look.at(), 0, action, reason));
        assertThat(String.join(" ", frame(state, width)).replaceAll("\\s+", " "))
                .contains("ExitStandby is withheld: " + reason);
    }

    /** The clock of this machine may be wrong by hours; what was launched five seconds ago is five seconds old. */
    @Test
    void agesAreByTheClockOfAws() {
        Instant aws = look.at().plus(Duration.ofHours(2));
        Observation seen = launchedAt(look.observation(), aws.minusSeconds(5), aws);
        State state = rollback.after(new Event.Looked(look.at(), look.index(), seen, look.release(), look.progress()));
        assertThat(frame(state, 120)).anyMatch(l -> l.matches("i-\\w+ .* 5s( .*)?"));
        State later = state.at(look.at().plusSeconds(10));
        assertThat(frame(later, 120)).anyMatch(l -> l.matches("i-\\w+ .* 15s( .*)?"));
    }

    private static Observation launchedAt(Observation seen, Instant launched, Instant at) {
        Group blue = seen.blue();
        Group changed = new Group(
                blue.colour(),
                blue.name(),
                blue.sizes(),
                blue.suspended(),
                blue.tags(),
                blue.targetGroups(),
                blue.instances().stream().map(i -> launchedAt(i, launched)).toList(),
                blue.traits());
        return new Observation(at, changed, seen.green(), seen.targetGroups(), List.of(), Map.of());
    }

    private static Instance launchedAt(Instance i, Instant launched) {
        return new Instance(
                i.id(),
                i.zone(),
                i.state(),
                i.isHealthy(),
                i.isProtectedFromScaleIn(),
                i.targets(),
                Optional.of(launched),
                i.version());
    }

    private static State until(List<Event> events, Event last) {
        State state = State.EMPTY;
        for (Event event : events.subList(0, events.indexOf(last) + 1)) {
            state = state.after(event);
        }
        return state;
    }

    private static List<String> frame(State state, int width) {
        return LiveFrame.render(state, width, 24).render(Style.PLAIN);
    }
}
