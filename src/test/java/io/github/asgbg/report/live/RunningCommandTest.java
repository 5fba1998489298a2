package io.github.asgbg.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be readable of a running command whatever the terminal's width. */
class RunningCommandTest {
    private static final Instant AT = Stage.START;
    private static final Place PLACE =
            new Place(Optional.of("123456789012"), Optional.of("eu-central-1"), "shop", "shop-blue", "shop-green");

    private final Stage stage = soaking();

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void theHeadTellsWhereItWorks(int width) {
        List<String> lines = frame(rollback().after(new Event.Located(AT, PLACE)), width);
        assertThat(String.join(" ", lines.subList(1, 3)))
                .contains("account 123456789012", "eu-central-1", "service shop", "blue shop-blue", "green shop-green");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void aRollbackIsShownInItsOwnDirectionFromItsFirstLook(int width) {
        List<String> lines = frame(looked(rollback(), AT), width);
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
        Action action = new Action.UpdateAutoScalingGroup(
                "shop-green", OptionalInt.of(0), OptionalInt.of(0), OptionalInt.empty());
        State state = looked(rollback(), AT).after(new Event.ActionWithheld(AT, 0, action, reason));
        assertThat(String.join(" ", frame(state, width)).replaceAll("\\s+", " "))
                .contains("UpdateAutoScalingGroup is withheld: " + reason);
    }

    /** The clock of this machine may be wrong by hours; what was launched five seconds ago is five seconds old. */
    @Test
    void agesAreByTheClockOfAws() {
        Instant aws = AT.plus(Duration.ofHours(2));
        stage.launch(1, aws.minusSeconds(5));
        State state = looked(rollback(), aws);
        assertThat(frame(state, 120)).anyMatch(l -> l.matches(".*Pending .* 5s( .*)?"));
        assertThat(frame(state.at(AT.plusSeconds(10)), 120)).anyMatch(l -> l.matches(".*Pending .* 15s( .*)?"));
    }

    private State rollback() {
        List<Event.PlannedStep> steps =
                List.of(new Event.PlannedStep(Sentence.ROLL_BACK, "Move the instances of shop-blue back into service"));
        return State.EMPTY
                .after(new Event.CommandStarted(AT, "rollback", "shop"))
                .after(new Event.PlanMade(AT, stage.release(), steps, true));
    }

    private State looked(State state, Instant aws) {
        return state.after(new Event.StepStarted(AT, 0, Sentence.ROLL_BACK, "Bring back"))
                .after(new Event.Looked(AT, 0, stage.seen(aws), stage.release(), Progress.of("looking")));
    }

    private static Stage soaking() {
        Stage stage = new Stage(3);
        stage.set(Colour.BLUE, 3, "Standby", null);
        stage.size(Colour.BLUE, 0, 0, 6);
        stage.launch(3, AT.minusSeconds(600));
        stage.set(Colour.GREEN, 3, "InService", Stage.HEALTHY);
        stage.phase(Phase.SOAKING);
        return stage;
    }

    private static List<String> frame(State state, int width) {
        return LiveFrame.render(state, width, 24).render(Style.PLAIN);
    }
}
