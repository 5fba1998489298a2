package io.github.asgbg.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.asgbg.model.Place;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Actions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private static final Instant AT = Instant.parse("2026-11-21T06:20:39Z");

    @Test
    void everyActionTellsMoreThanItsOperation() {
        assertThat(Actions.ALL).allSatisfy(action -> {
            JsonNode json = EventJson.of(new Event.ActionAsked(AT, 0, action)).path("action");
            assertThat(json.path("operation").asText())
                    .isEqualTo(action.getClass().getSimpleName());
            assertThat(json.size()).isGreaterThan(1);
        });
    }

    @Test
    void whereACommandWorksIsToldWithoutWhatIsNotKnown() {
        Place place = new Place(Optional.of("123456789012"), Optional.empty(), "shop", "shop-blue", "shop-green");
        assertThat(EventJson.of(new Event.Located(AT, place)))
                .hasToString("{\"event\":\"located\",\"at\":\"2026-11-21T06:20:39Z\",\"account\":\"123456789012\","
                        + "\"service\":\"shop\",\"blue\":\"shop-blue\",\"green\":\"shop-green\"}");
    }

    @Test
    void whatIsWithheldIsToldWithTheReason() {
        Action action = new Action.EnterStandby("shop-blue", List.of("i-1"));
        JsonNode json = EventJson.of(new Event.ActionWithheld(AT, 3, action, "1 of 2 healthy"));
        assertThat(json.path("event").asText()).isEqualTo("action-withheld");
        assertThat(json.path("step").asInt()).isEqualTo(3);
        assertThat(json.path("action").path("instances").get(0).asText()).isEqualTo("i-1");
        assertThat(json.path("reason").asText()).isEqualTo("1 of 2 healthy");
    }

    @Test
    void anInterruptionIsToldWithItsAnswer() {
        assertThat(EventJson.of(new Event.Interrupted(AT, "finishing the action in hand"))
                        .path("answer")
                        .asText())
                .isEqualTo("finishing the action in hand");
    }

    @Test
    void whatAWrittenRecordDoesWithTheLeaseIsTold() {
        assertThat(Actions.ALL.stream()
                        .filter(Action.WriteLedger.class::isInstance)
                        .map(a -> ActionJson.of(a).path("then").asText()))
                .containsExactly("keep-lease", "give-up-lease", "close");
    }
}
