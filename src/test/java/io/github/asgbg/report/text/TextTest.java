package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.NextCommand;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Summary;
import io.github.asgbg.port.Event;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.report.Actions;
import io.github.asgbg.report.Golden;
import io.github.asgbg.report.Output;
import io.github.asgbg.report.Script;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.json.PlanJson;
import io.github.asgbg.report.json.StatusJson;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.PlanView;
import io.github.asgbg.report.view.StatusView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String POLICY =
            "arn:aws:autoscaling:eu-west-1:1:scalingPolicy:0e1f:autoScalingGroupName/shop-%s:policyName/out";
    private static final List<Move> MOVES = List.of(
            new Move(Item.policy("cpu"), "shop-blue", "shop-green", List.of()),
            new Move(Item.policy("out"), "shop-blue", "shop-green", List.of()),
            new Move(
                    Item.alarm("shop-busy"),
                    "shop-blue",
                    "shop-green",
                    List.of(
                            new Difference("AlarmActions[0]", POLICY.formatted("blue"), POLICY.formatted("green")),
                            new Difference("Dimensions[0].Value", "shop-blue", "shop-green"))),
            new Move(Item.scheduledAction("morning"), "shop-blue", "shop-green", List.of()));
    private static final Place PLACE =
            new Place(Optional.of("123456789012"), Optional.of("eu-central-1"), "shop", "shop-blue", "shop-green");
    private static final Style COLOUR = new Style(true, true);

    @Test
    void endingsReadAsTheyWereJudged() {
        List<Line> lines = new ArrayList<>();
        for (List<Event> events : List.of(Script.tenMinuteDeploy(), Script.failedDeploy())) {
            Event.Ended end = (Event.Ended) events.get(events.size() - 1);
            lines.addAll(EndingText.of(end.outcome(), end.at(), 80));
            lines.add(Line.EMPTY);
        }
        lines.addAll(EndingText.of(refused(), Stage.START, 80));
        Golden.check("endings.txt", render(lines, Style.PLAIN));
    }

    @Test
    void plansReadAsTheyWereJudged() {
        Golden.check("plan.txt", render(PlanText.of(plan(), 80), Style.PLAIN));
        Golden.check("plan-colour.txt", render(PlanText.of(plan(), EndingText.UNLIMITED), COLOUR));
        Golden.check("plan.json", List.of(PlanJson.of(plan())));
    }

    @Test
    void theLastLineOfAPlanCountsItsStepsAndWriteCalls() {
        assertThat(render(PlanText.of(plan(), 80), Style.PLAIN))
                .contains("note: shop-green collects no group metrics")
                .last()
                .isEqualTo("4 steps, 4 write calls, and 1 of the ledger");
        assertThat(PlanJson.of(plan()))
                .contains("\"writeCalls\":4", "\"unasked\":[\"autoscaling:EnterStandby\",\"autoscaling:ExitStandby\"]");
    }

    @Test
    void anEndingWithoutASummaryHasItsTimeToo() {
        assertThat(render(EndingText.of(refused(), Stage.START, 80), Style.PLAIN))
                .last()
                .isEqualTo("ended 2026-03-01T03:00:00Z");
    }

    @Test
    void statusReadsAsItWasJudged() {
        Golden.check("status-soak.txt", render(StatusText.of(soak(), 110, 30), Style.PLAIN));
        Golden.check("status-soak-narrow.txt", render(StatusText.of(soak(), 70, 30), Style.PLAIN));
        Golden.check("status-idle.txt", render(StatusText.of(idle(), 110, 30), Style.PLAIN));
        Golden.check("status-soak.json", List.of(StatusJson.of(soak())));
    }

    @Test
    void aPipeHasNoWidthAndIsNotPaddedToIt() {
        assertThat(StatusText.of(soak(), EndingText.UNLIMITED, 30)).allMatch(line -> line.width() < 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100, 80, 60, 40})
    void noTextIsWiderThanTheTerminal(int width) {
        List<Line> lines = new ArrayList<>(StatusText.of(soak(), width, 40));
        lines.addAll(StatusText.of(idle(), width, 40));
        lines.addAll(PlanText.of(plan(), width));
        lines.addAll(EndingText.of(refused(), Stage.START, width));
        assertThat(lines).allMatch(l -> l.width() <= width);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseSaysWhatToDoNext(Phase phase) {
        Stage stage = new Stage(2);
        stage.phase(phase);
        StatusView view = view(stage, Optional.of(stage.release()), Optional.empty(), Optional.empty());
        assertThat(StatusJson.of(view)).containsPattern("\"command\":\"asg-bg (deploy|rollback|finalize)");
    }

    @Test
    void whoHoldsTheLeaseIsNotDisturbed() {
        assertThat(withLease(Duration.ofSeconds(12)))
                .contains(
                        "lease     held by ada@build-7 (deploy v2), https://ci.example/8, renewed 12 s ago",
                        "next      another asg-bg is at work: asg-bg status --watch");
    }

    @Test
    void aHolderThatWasSilentForTooLongHasDiedAndIsNotWaitedFor() {
        assertThat(withLease(Duration.ofMinutes(4)))
                .contains(
                        "lease     held by ada@build-7 (deploy v2), https://ci.example/8, silent for 4 min, longer than its 60 s:"
                                + " it has died",
                        "next      asg-bg deploy v2 to go on");
    }

    private static List<String> withLease(Duration age) {
        Stage stage = new Stage(2);
        Holder holder = new Holder("ada", "build-7", "deploy v2", Optional.of("https://ci.example/8"));
        StatusView.HeldLease lease = new StatusView.HeldLease(holder, age, Duration.ofSeconds(60));
        StatusView view = view(stage, Optional.of(stage.release()), Optional.of(lease), Optional.empty());
        return render(StatusText.of(view, EndingText.UNLIMITED, 30), Style.PLAIN);
    }

    @Test
    void theResultIsWrittenOnceWhenTheCommandHasEnded() {
        List<String> lines =
                Output.lines(Script.failedDeploy(), out -> new Result(out, EndingText.UNLIMITED, Style.PLAIN));
        assertThat(lines.get(0)).isEqualTo("✗ the release of v2 was taken back");
        assertThat(lines.get(lines.size() - 1))
                .startsWith("took 6 min 49 s, of which asg-bg added at most 2.4 s")
                .endsWith(" · 2026-03-01T03:06:49Z");
    }

    @Test
    void theSummaryCountsCallsByServiceTheMostFirst() {
        Summary summary = new Summary(
                Duration.ofMillis(48_200),
                Duration.ofMillis(1900),
                Optional.of(Duration.ofMillis(3100)),
                Map.of("autoscaling:A", 8, "autoscaling:B", 7, "elasticloadbalancing:C", 9, "s3:D", 3));
        assertThat(EndingText.summary(summary))
                .isEqualTo("took 48.2 s, of which asg-bg added at most 1.9 s · both versions served 3.1 s · "
                        + "27 API calls (autoscaling 15, elasticloadbalancing 9, s3 3)");
    }

    @Test
    void whatHasGoneOverIsToldBrieflyWhereItIsMuch() {
        assertThat(MovesText.done(MOVES, 0, EndingText.UNLIMITED))
                .extracting(line -> line.render(new Style(false, true)))
                .containsExactly(
                        "Scaling went from shop-blue to shop-green: 2 policies, 1 alarm, 1 scheduled action",
                        "  as before  2 policies, 1 scheduled action",
                        "  changed    and 1 more");
        assertThat(MovesText.done(MOVES, 8, 72))
                .extracting(line -> line.render(new Style(false, true)))
                .contains("               AlarmActions[0]: policy out of shop-blue → policy out of");
        assertThat(MovesText.done(List.of(), 8, 72)).isEmpty();
    }

    @Test
    void aLongPathIsCutAtItsBeginning() {
        Difference deep = new Difference("TargetTrackingConfiguration.CustomizedMetricSpecification.Value", "a", "b");
        Move move = new Move(Item.policy("deep"), "shop-blue", "shop-green", List.of(deep));
        assertThat(MovesText.planned(List.of(move), 70))
                .extracting(line -> line.render(new Style(false, true)))
                .contains("               …ustomizedMetricSpecification.Value: a → b");
    }

    private static Outcome refused() {
        return new Outcome(
                Ending.REFUSED,
                new Message("nothing was deployed", "2 things are in the way", "nothing was changed; v1 serves", ""),
                List.of(
                        new Problem("shop-green has 2 instances: the idle group must be empty", "set its sizes to 0"),
                        new Problem("shop-blue is in an instance refresh (InProgress)", "wait for it, or cancel it")),
                List.of(),
                Optional.empty());
    }

    private static PlanView plan() {
        return new PlanView(
                PLACE,
                List.of(
                        new PlanView.PlanLine(
                                Sentence.TAG, "Tag shop-green with image-version=v2", List.of(Actions.ALL.get(0))),
                        new PlanView.PlanLine(Sentence.COPY, "Keep shop-blue from scaling in", List.of()),
                        new PlanView.PlanLine(
                                Sentence.COPY,
                                "Copy the capacity of shop-blue to shop-green and wait until its instances are healthy",
                                List.of(Actions.ALL.get(2))),
                        new PlanView.PlanLine(
                                Sentence.STAND_BY,
                                "Move the instances of shop-blue to Standby",
                                List.of(
                                        Actions.ALL.get(5),
                                        Actions.ALL.get(5),
                                        Actions.ALL.get(Actions.ALL.size() - 2)))),
                MOVES,
                List.of("shop-green collects no group metrics"),
                List.of("autoscaling:EnterStandby", "autoscaling:ExitStandby"));
    }

    private static StatusView soak() {
        Stage stage = new Stage(3);
        stage.launch(3, Stage.START);
        stage.set(Colour.GREEN, 3, "InService", Stage.HEALTHY);
        stage.set(Colour.BLUE, 3, "Standby", null);
        stage.size(Colour.BLUE, 0, 0, 6);
        stage.size(Colour.GREEN, 3, 3, 6);
        stage.cutOver(Stage.START.plusSeconds(300));
        stage.phase(Phase.SOAKING);
        Release before = new Stage(3).release().ended(Phase.FINALIZED, Stage.START.minus(Duration.ofDays(3)));
        return view(stage, Optional.of(stage.release()), Optional.empty(), Optional.of(before));
    }

    private static StatusView idle() {
        Stage stage = new Stage(2);
        stage.set(Colour.BLUE, 1, "InService", Stage.SICK);
        return view(stage, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static StatusView view(
            Stage stage, Optional<Release> release, Optional<StatusView.HeldLease> lease, Optional<Release> last) {
        return new StatusView(
                PLACE,
                stage.seen(Stage.START.plusSeconds(900)),
                release,
                last,
                lease,
                List.of(),
                StatusView.Instances.NONE,
                NextCommand.after(release));
    }

    private static List<String> render(List<Line> lines, Style style) {
        return lines.stream().map(l -> l.render(style)).toList();
    }
}
