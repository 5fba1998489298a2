package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.TrafficSource;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.json.StatusJson;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.StatusView;
import io.github.asgbg.report.view.StatusView.HeldLease;
import io.github.asgbg.report.view.StatusView.Instances;
import io.github.asgbg.simulation.Recordings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {
    private static final HeldLease DEAD = new HeldLease(
            new Holder("ada", "build-7", "deploy v2", Optional.of("https://ci.example/8")),
            Duration.ofMinutes(4),
            Duration.ofSeconds(60));

    private static final Event.Looked SOAK = Moments.lastLook(Recordings.deploy());
    private static final Release RELEASE = Moments.release(Recordings.deploy());

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
    void aTargetGroupThatIsGoneIsNamedWithTheCommandThatDetachesIt() throws IOException {
        Group blue = SOAK.observation().blue();
        Group.Traits traits = new Group.Traits(
                "",
                "",
                false,
                List.of(),
                List.of(new TrafficSource("arn:gone", "elbv2", true)),
                false,
                Set.of(),
                new TreeMap<>());
        Group attached = new Group(
                blue.colour(),
                blue.name(),
                blue.sizes(),
                blue.suspended(),
                blue.tags(),
                blue.targetGroups(),
                blue.instances(),
                traits);
        StatusView view = new StatusView(
                Moments.PLACE,
                SOAK.observation().with(attached, SOAK.observation().green()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Instances.NONE,
                List.of());
        assertThat(text(view))
                .contains(
                        "targets   target group arn:gone does not exist, and shop-blue is attached to it: its launches"
                                + " fail ('aws autoscaling detach-load-balancer-target-groups --auto-scaling-group-name shop-blue"
                                + " --target-group-arns arn:gone')");
        JsonNode json = new ObjectMapper().readTree(StatusJson.of(view));
        assertThat(json.at("/goneTargetGroups/0/what").asText()).startsWith("target group arn:gone does not exist");
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
        List<NextCommand> next = NextCommand.after(Optional.of(RELEASE));
        StatusView view = view(
                Instances.NONE,
                Optional.empty(),
                List.of(next.get(0), next.get(1).judged(List.of(lost))));
        assertThat(text(view))
                .contains(
                        "next      'asg-bg finalize' to keep v2",
                        "          'asg-bg rollback' to return to v1: refused at present, since 1 instance in Standby is"
                                + " terminated (deploy v1 instead)");
    }

    @Test
    void whileRollingBackTheGroupsAreReturningAndLeaving() {
        Event.Looked look = Moments.all(Recordings.rollback(), Event.Looked.class).stream()
                .filter(l -> l.release().phase() == Phase.ROLLING_BACK)
                .findFirst()
                .orElseThrow();
        List<String> lines = text(Moments.status(look.observation(), look.release()));
        assertThat(lines)
                .anyMatch(l -> l.startsWith("release ") && l.contains(" · v2 (green) → v1 (blue) · rolling back"))
                .anyMatch(l -> l.contains("blue shop-blue · returning"))
                .anyMatch(l -> l.contains("green shop-green · leaving"));
    }

    @Test
    void aLivingHolderIsNotDisturbed() {
        HeldLease living = new HeldLease(DEAD.holder(), Duration.ofSeconds(12), DEAD.timeToLive());
        assertThat(text(view(Instances.NONE, Optional.of(living), List.of())))
                .contains(
                        "lease     held by ada@build-7 (deploy v2), https://ci.example/8, renewed 12 s ago",
                        "next      another asg-bg is at work: 'asg-bg status --watch' follows it");
    }

    @Test
    void aHolderThatWasSilentForTooLongHasDiedAndIsNotWaitedFor() {
        assertThat(text(view(Instances.NONE, Optional.of(DEAD), NextCommand.after(Optional.of(RELEASE)))))
                .contains(
                        "lease     held by ada@build-7 (deploy v2), https://ci.example/8, silent for 4 min, longer than its 60 s:"
                                + " it has died",
                        "next      'asg-bg finalize' to keep v2");
    }

    @Test
    void signsOfALostRecordAreSaidWithTheirRemedy() {
        Problem lost = new Problem("3 instances stand by, and no release is recorded", "restore the record");
        StatusView view = new StatusView(
                Moments.PLACE,
                SOAK.observation(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(lost),
                Instances.NONE,
                List.of());
        assertThat(text(view))
                .contains("problem   3 instances stand by, and no release is recorded (restore the record)");
        assertThat(StatusJson.of(view)).contains("\"remedy\":\"restore the record\"");
    }

    @Test
    void agesCountToTheTimeOfTheLook() {
        Observation seen = SOAK.observation();
        Instant cutOver = RELEASE.cutOverAt().orElseThrow();
        Observation later = new Observation(
                cutOver.plus(Duration.ofHours(3)), seen.blue(), seen.green(), List.of(), List.of(), Map.of());
        assertThat(text(Moments.status(later, RELEASE))).anyMatch(l -> l.endsWith("cut over 3 h ago"));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseSaysWhatToDoNext(Phase phase) {
        StatusView view = Moments.status(SOAK.observation(), RELEASE.in(phase));
        assertThat(text(view)).anyMatch(l -> l.matches("next +'asg-bg (deploy|rollback|finalize).*"));
    }

    @Test
    void statusReadsAsItWasJudged() {
        StatusView soak = Moments.status(SOAK.observation(), RELEASE);
        Golden.check("status-soak.txt", lines(soak, 110));
        Golden.check("status-soak-narrow.txt", lines(soak, 60));
        Observation idle = Moments.firstLook(Recordings.deploy()).observation();
        StatusView empty = new StatusView(
                Moments.PLACE,
                idle,
                Optional.empty(),
                Optional.of(Moments.release(Recordings.rollback())),
                Optional.empty(),
                List.of(),
                List.of(),
                Instances.NONE,
                NextCommand.after(Optional.empty()));
        Golden.check("status-idle.txt", lines(empty, 110));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100, 80, 60, 40})
    void noTextIsWiderThanTheTerminal(int width) {
        StatusView view =
                view(new Instances(3, Map.of("i-1", "terminated"), List.of("i-2"), 9), Optional.of(DEAD), List.of());
        assertThat(StatusText.of(view, width, 40)).allMatch(l -> l.width() <= width);
        assertThat(StatusText.of(Moments.status(SOAK.observation(), RELEASE), width, 40))
                .allMatch(l -> l.width() <= width);
    }

    @Test
    void aPipeHasNoWidthAndIsNotPaddedToIt() {
        StatusView view = Moments.status(SOAK.observation(), RELEASE);
        assertThat(StatusText.of(view, EndingText.UNLIMITED, 30)).allMatch(line -> line.width() < 400);
    }

    @Test
    void programsAreToldTheSame() throws IOException {
        Instances instances = new Instances(3, Map.of("i-1", "terminated"), List.of("i-2"), 4);
        Problem lost = new Problem("1 instance is lost", "");
        NextCommand next = NextCommand.after(Optional.empty()).get(0).judged(List.of(lost));
        JsonNode json = new ObjectMapper().readTree(StatusJson.of(view(instances, Optional.of(DEAD), List.of(next))));
        assertThat(json.at("/place/account").asText()).isEqualTo("123456789012");
        assertThat(json.path("at").asText()).isEqualTo(SOAK.observation().at().toString());
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

    private static StatusView plain(Instances instances) {
        return view(instances, Optional.empty(), NextCommand.after(Optional.of(RELEASE)));
    }

    private static StatusView view(Instances instances, Optional<HeldLease> lease, List<NextCommand> next) {
        return new StatusView(
                Moments.PLACE,
                SOAK.observation(),
                Optional.of(RELEASE),
                Optional.empty(),
                lease,
                List.of(),
                List.of(),
                instances,
                next);
    }

    private static List<String> lines(StatusView view, int width) {
        return StatusText.of(view, width, 30).stream()
                .map(l -> l.render(Style.PLAIN))
                .toList();
    }

    private static List<String> text(StatusView view) {
        return StatusText.of(view, EndingText.UNLIMITED, 40).stream()
                .map(l -> l.render(Style.PLAIN))
                .toList();
    }
}
