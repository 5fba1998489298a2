package io.github.asgbg.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.Captured;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Hostile;
import io.github.asgbg.report.HostileRecords;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.OneOfEach;
import io.github.asgbg.report.SafeOutput;
import io.github.asgbg.simulation.Recordings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private static final Instant AT = Instant.parse("2026-11-21T06:20:39Z");

    @Test
    void eachKindOfEventReadsAsItWasJudged() {
        Golden.check("json-events.jsonl", json(OneOfEach.events()));
    }

    @Test
    void aPlanAndAStatusReadAsTheyWereJudged() {
        List<Event> deploy = Recordings.deploy();
        String plan = PlanJson.of(Moments.plan(deploy, List.of("a notice"), List.of("autoscaling:EnterStandby")));
        Golden.check("plan.json", List.of(plan));
        Event.Looked look = Moments.lastLook(deploy);
        Golden.check("status.json", List.of(StatusJson.of(Moments.status(look.observation(), look.release()))));
    }

    @Test
    void everyLineIsAnObjectWithEventAndTimeAndNoNulls() throws IOException {
        for (String line : json(everything())) {
            JsonNode json = new ObjectMapper().readTree(line);
            assertThat(json.path("event").asText()).matches("[a-z]+(-[a-z]+)*");
            assertThat(json.path("at").asText()).endsWith("Z");
            assertThat(line).doesNotContain("null");
        }
    }

    @Test
    void whateverTheCharsetNothingIsLost() throws IOException {
        String reason = "caf\u00e9 \uD83D\uDE00 \u001b[0m";
        String line = json(List.of(new Event.LookFailed(AT, reason))).get(0);
        assertThat(line).matches("[ -~]+");
        assertThat(new ObjectMapper().readTree(line).path("reason").asText()).isEqualTo(reason);
    }

    /** A program that parses the line has the very texts, and the log that it stands in takes no part of it for a command. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void hostileTextsAreTheSameAfterParsing(long seed) throws IOException {
        Hostile hostile = new Hostile(seed, false);
        HostileRecords records = new HostileRecords(hostile, 0.5);
        for (Event event : OneOfEach.events()) {
            ObjectNode json = EventJson.of((Event) records.of((Record) event));
            json.put("text", hostile.text());
            String line = Json.text(json);
            assertThat(line).as("seed " + seed).matches("[ -~]+");
            SafeOutput.check(line, "seed " + seed);
            assertThat(new ObjectMapper().readTree(line).toString())
                    .as("seed " + seed)
                    .isEqualTo(json.toString());
        }
    }

    private static List<Event> everything() {
        List<Event> all = new ArrayList<>(OneOfEach.events());
        all.addAll(Recordings.deploy());
        all.addAll(Recordings.failedDeploy());
        all.addAll(Recordings.interruptedRollback());
        all.addAll(Recordings.finalizing());
        return all;
    }

    private static List<String> json(List<Event> events) {
        return Captured.lines(events, JsonLines::new);
    }
}
