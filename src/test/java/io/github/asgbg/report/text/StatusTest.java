package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Problem;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.json.StatusJson;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.StatusView;
import io.github.asgbg.report.view.StatusView.HeldLease;
import io.github.asgbg.report.view.StatusView.Instances;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusTest {
    private static final Place PLACE =
            new Place(Optional.of("123456789012"), Optional.of("eu-central-1"), "shop", "shop-blue", "shop-green");
    private static final HeldLease DEAD = new HeldLease(
            new Holder("ada", "build-7", "deploy v2", Optional.of("https://ci.example/8")),
            Duration.ofMinutes(4),
            Duration.ofSeconds(60));

    private final Stage stage = soaking();

    @Test
    void theFirstLineTellsWhere() {
        assertThat(text(plain(Instances.NONE)))
                .first()
                .isEqualTo("account 123456789012 · eu-central-1 · service shop · blue shop-blue · green shop-green");
    }

    @Test
    void instancesThatCannotComeBackAreNamedWithTheirState() {
        assertThat(text(plain(new Instances(3, Map.of("i-1", "terminated"), List.of(), 0))))
                .contains("standby   3 stand by, 1 of them is terminated in EC2 and cannot come back: i-1");
        assertThat(text(plain(new Instances(3, Map.of("i-1", "terminated", "i-2", "stopped"), List.of(), 0))))
                .contains(
                        "standby   3 stand by, 2 of them are stopped or terminated in EC2 and cannot come back: i-1, i-2");
    }

    @Test
    void detachedInstancesThatStillRunAreNamed() {
        assertThat(text(plain(new Instances(0, Map.of(), List.of("i-1", "i-2"), 0))))
                .contains("detached  2 detached instances still run: i-1, i-2");
        assertThat(text(plain(new Instances(0, Map.of(), List.of("i-1"), 0))))
                .contains("detached  1 detached instance still runs: i-1");
    }

    @Test
    void tooLittleServiceIsSaidAndEnoughIsNot() {
        assertThat(text(plain(new Instances(0, Map.of(), List.of(), 4))))
                .contains("too few   4 healthy instances must serve, and 3 do");
        assertThat(text(plain(new Instances(0, Map.of(), List.of(), 3)))).noneMatch(l -> l.startsWith("too few"));
    }

    @Test
    void aCommandThatWouldBeRefusedSaysWhy() {
        Problem lost = new Problem("1 instance in Standby is terminated", "deploy v1 instead");
        List<NextCommand> next = NextCommand.after(Optional.of(stage.release()));
        StatusView view = view(
                Instances.NONE,
                Optional.empty(),
                List.of(next.get(0), next.get(1).judged(List.of(lost))));
        assertThat(text(view))
                .contains(
                        "next      asg-bg finalize to keep v2",
                        "          asg-bg rollback to return to v1: refused at present, since 1 instance in Standby is"
                                + " terminated (deploy v1 instead)");
    }

    @Test
    void whileRollingBackTheGroupsAreReturningAndLeaving() {
        stage.phase(Phase.ROLLING_BACK);
        List<String> lines = text(plain(Instances.NONE));
        assertThat(lines)
                .anyMatch(l -> l.startsWith("release ") && l.contains(" · v2 (green) → v1 (blue) · rolling back"))
                .anyMatch(l -> l.contains("blue shop-blue · returning"))
                .anyMatch(l -> l.contains("green shop-green · leaving"));
    }

    @Test
    void programsAreToldTheSame() throws IOException {
        Instances instances = new Instances(3, Map.of("i-1", "terminated"), List.of("i-2"), 4);
        Problem lost = new Problem("1 instance is lost", "");
        NextCommand next = NextCommand.after(Optional.empty()).get(0).judged(List.of(lost));
        JsonNode json = new ObjectMapper().readTree(StatusJson.of(view(instances, Optional.of(DEAD), List.of(next))));
        assertThat(json.at("/place/account").asText()).isEqualTo("123456789012");
        assertThat(json.path("at").asText()).isEqualTo("2026-03-01T03:15:00Z");
        assertThat(json.path("lease").toString())
                .isEqualTo("{\"holder\":\"ada\",\"host\":\"build-7\",\"command\":\"deploy v2\","
                        + "\"job\":\"https://ci.example/8\",\"ageSeconds\":240.0,\"timeToLiveSeconds\":60.0,"
                        + "\"dead\":true}");
        assertThat(json.path("standby").toString()).isEqualTo("{\"count\":3,\"lost\":{\"i-1\":\"terminated\"}}");
        assertThat(json.path("detached").toString()).isEqualTo("[\"i-2\"]");
        assertThat(json.path("healthy").asInt()).isEqualTo(3);
        assertThat(json.path("needed").asInt()).isEqualTo(4);
        assertThat(json.path("held").asBoolean()).isFalse();
        assertThat(json.at("/next/0/problems/0/what").asText()).isEqualTo("1 instance is lost");
    }

    private StatusView plain(Instances instances) {
        return view(instances, Optional.empty(), NextCommand.after(Optional.of(stage.release())));
    }

    private StatusView view(Instances instances, Optional<HeldLease> lease, List<NextCommand> next) {
        return new StatusView(
                PLACE,
                stage.seen(Stage.START.plusSeconds(900)),
                Optional.of(stage.release()),
                Optional.empty(),
                lease,
                List.of(),
                instances,
                next);
    }

    private static Stage soaking() {
        Stage stage = new Stage(3);
        stage.set(Colour.BLUE, 3, "Standby", null);
        stage.launch(3, Stage.START);
        stage.set(Colour.GREEN, 3, "InService", Stage.HEALTHY);
        stage.phase(Phase.SOAKING);
        return stage;
    }

    private static List<String> text(StatusView view) {
        return StatusText.of(view, EndingText.UNLIMITED, 40).stream()
                .map(l -> l.render(Style.PLAIN))
                .toList();
    }
}
