package io.github.asgbg.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Output;
import io.github.asgbg.report.Script;
import io.github.asgbg.report.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    @Test
    void aDeployReadsAsItWasJudged() {
        Golden.check("json-deploy.jsonl", json(Script.tenMinuteDeploy()));
    }

    @Test
    void aFailedDeployReadsAsItWasJudged() {
        Golden.check("json-failed-deploy.jsonl", json(Script.failedDeploy()));
    }

    @Test
    void anInterruptedRollbackReadsAsItWasJudged() {
        Golden.check("json-interrupted-rollback.jsonl", json(Script.interruptedRollback()));
    }

    @Test
    void everyLineIsAnObjectWithEventAndTimeAndNoNulls() throws Exception {
        for (String line : json(everything())) {
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.path("event").asText()).matches("[a-z]+(-[a-z]+)*");
            assertThat(json.path("at").asText()).endsWith("Z");
            assertThat(line).doesNotContain("null");
        }
    }

    @Test
    void whateverTheCharsetNothingIsLost() throws Exception {
        String reason = "caf\u00e9 \uD83D\uDE00 \u001b[0m";
        String line = json(List.of(new Event.LookFailed(Stage.START, reason))).get(0);
        assertThat(line).matches("[ -~]+");
        assertThat(new ObjectMapper().readTree(line).path("reason").asText()).isEqualTo(reason);
    }

    @Test
    void theScriptsTellEveryKindOfEvent() {
        assertThat(everything().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsAll(Arrays.asList(Event.class.getPermittedSubclasses()));
    }

    private static List<Event> everything() {
        List<Event> all = new ArrayList<>(Script.tenMinuteDeploy());
        all.addAll(Script.failedDeploy());
        all.addAll(Script.interruptedRollback());
        return all;
    }

    private static List<String> json(List<Event> events) {
        return Output.lines(events, JsonLines::new);
    }
}
