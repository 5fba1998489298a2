package io.github.asgbg.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.PairTags;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.UnknownSetting;
import io.github.asgbg.plan.adopt.Findings;
import io.github.asgbg.plan.adopt.Seen;
import io.github.asgbg.plan.adopt.Wanted;
import io.github.asgbg.plan.preflight.LostRecord;
import io.github.asgbg.plan.preflight.Preconditions;
import io.github.asgbg.port.Event;
import io.github.asgbg.report.json.AdoptJson;
import io.github.asgbg.report.json.JsonLines;
import io.github.asgbg.report.live.LiveView;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Size;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.text.AdoptText;
import io.github.asgbg.report.text.EndingText;
import io.github.asgbg.report.text.PlainLines;
import io.github.asgbg.report.text.PlanText;
import io.github.asgbg.report.text.Result;
import io.github.asgbg.report.text.StatusText;
import io.github.asgbg.report.view.AdoptView;
import io.github.asgbg.report.view.PlanView;
import io.github.asgbg.report.view.StatusView;
import io.github.asgbg.simulation.Recordings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever texts AWS, the ledger or a colleague put into what is shown, the output is text, and ours alone steers. */
class HostileReportTest {
    private static final Style COLOUR = new Style(true, true);
    private static final Style ASCII = new Style(true, false);
    private static final List<Integer> WIDTHS = List.of(24, 60, 110, EndingText.UNLIMITED);

    private final Set<String> texts = new TreeSet<>();
    private final Set<String> filled = new TreeSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyRenderingOfACommandIsSafe(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, false);
        List<Event> events = hostile(events(), hostile, 0.3);
        String name = "seed " + seed;
        SafeOutput.check(Captured.text(events, out -> new PlainLines(out, COLOUR)), name);
        SafeOutput.check(Captured.text(events, out -> new PlainLines(out, ASCII)), name);
        SafeOutput.check(Captured.text(events, JsonLines::new), name);
        for (Size size : List.of(new Size(40, 12), new Size(80, 24), new Size(200, 60))) {
            for (Style style : List.of(COLOUR, ASCII)) {
                SafeOutput.checkLive(Captured.text(events, out -> new LiveView(out, () -> size, style)), name);
            }
        }
        for (int width : WIDTHS) {
            String ending = Captured.text(events, out -> new Result(out, width, COLOUR));
            SafeOutput.check(ending, name + ", width " + width);
            Pasted.check(ending, hostile.given(), name + ", width " + width);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void everyStatusAndPlanIsSafe(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, false);
        HostileRecords records = new HostileRecords(hostile, 0.4);
        Event.Looked look = Moments.lastLook(Recordings.deploy());
        Observation seen = records.of(look.observation());
        UnknownSetting accepted = new UnknownSetting(Item.alarm("high"), "EvaluationWindow");
        Release release =
                records.of(look.release().with(look.release().scalingChoices().accepting(List.of(accepted))));
        List<StatusView> standings = Arrays.stream(Phase.values())
                .map(phase -> status(seen, release.in(phase)))
                .toList();
        PlanView plan = records.of(Moments.plan(Recordings.deploy(), List.of(hostile.text()), List.of(hostile.text())));
        for (int width : WIDTHS) {
            String name = "seed " + seed + ", width " + width;
            StringBuilder text = new StringBuilder(rendered(PlanText.of(plan, width)));
            standings.forEach(status -> text.append(rendered(StatusText.of(status, width, 40))));
            SafeOutput.check(text.toString(), name);
            assertThat(Pasted.suggestions(text.toString())).as(name).hasSizeGreaterThan(20);
            Set<String> values = new TreeSet<>(hostile.given());
            values.addAll(List.of("v1", "v2"));
            Pasted.check(text.toString(), values, name);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void everyLookAtAServiceThatRunsAlreadyIsSafe(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, false);
        Observation seen = new HostileRecords(hostile, 0.4)
                .of(Moments.lastLook(Recordings.deploy()).observation());
        Seen world = new Seen(
                seen,
                Colour.BLUE,
                new PairTags(Map.of(), Map.of(seen.blue().instances().get(0).id(), Map.of("service", hostile.text()))),
                Map.of());
        for (boolean overwrites : List.of(true, false)) {
            Wanted wanted =
                    new Wanted(hostile.text(), Optional.of(hostile.text()), "service", hostile.text(), overwrites);
            AdoptView view = new AdoptView(
                    Place.of(seen, "shop"),
                    seen.blue().name(),
                    wanted.version(),
                    Findings.of(world, wanted, List.of(new Problem(hostile.text(), ""))),
                    List.of(hostile.text()),
                    List.of(),
                    "nothing is missing",
                    List.of());
            for (int width : WIDTHS) {
                String name = "seed " + seed + ", width " + width;
                String text = rendered(AdoptText.of(view, width));
                SafeOutput.check(text, name);
                Set<String> values = new TreeSet<>(hostile.given());
                values.addAll(List.of("service", "v1", "v2"));
                Pasted.check(text, values, name);
            }
            SafeOutput.check(AdoptJson.of(view) + "\n", "seed " + seed);
        }
    }

    /** With all that stands against a release of such a pair, and what to do about it. */
    private static StatusView status(Observation seen, Release release) {
        List<Problem> problems = new ArrayList<>(LostRecord.signs(seen));
        Map<String, String> refreshes = Map.of(seen.green().name(), "InProgress");
        problems.addAll(Preconditions.toDeploy(seen, release, refreshes, Optional.empty()));
        problems.addAll(Preconditions.toFinalize(seen, release));
        StatusView status = Moments.status(seen, release);
        return new StatusView(
                status.place(),
                seen,
                status.release(),
                status.release(),
                Optional.empty(),
                List.of(),
                problems,
                status.instances(),
                status.next());
    }

    /** A record with a new text is tried as soon as something shows it. */
    @Test
    void everyTextThatIsShownWasHostileOnce() {
        for (long seed = 100; seed < 110; seed++) {
            hostile(events(), new Hostile(seed, false), 0.5);
        }
        assertThat(texts).hasSizeGreaterThan(60);
        assertThat(filled).isEqualTo(texts);
    }

    private static List<Event> events() {
        List<Event> all = new ArrayList<>(OneOfEach.events());
        Actions.ALL.forEach(action -> all.add(new Event.ActionAsked(all.get(0).at(), 0, action)));
        all.addAll(Recordings.failedDeploy());
        all.addAll(Recordings.interruptedRollback());
        all.addAll(Recordings.finalizing());
        all.addAll(Recordings.acceptingDeploy());
        return all;
    }

    private List<Event> hostile(List<Event> events, Hostile hostile, double probability) {
        HostileRecords records = new HostileRecords(hostile, probability);
        List<Event> changed =
                events.stream().map(e -> (Event) records.of((Record) e)).toList();
        texts.addAll(records.texts());
        filled.addAll(records.filled());
        return changed;
    }

    private static String rendered(List<Line> lines) {
        return lines.stream().map(l -> l.render(COLOUR) + "\n").collect(Collectors.joining());
    }
}
