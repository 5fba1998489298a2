package io.github.asgbg.report;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Place;
import io.github.asgbg.model.Progress;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.model.Summary;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What two commands told, written by hand: a deploy of ten minutes, and one that goes back. */
public final class Script {
    private static final List<Event.PlannedStep> DEPLOY = List.of(
            new Event.PlannedStep(Sentence.TAG, "Tag shop-green with image-version=v2"),
            new Event.PlannedStep(Sentence.COPY, "Keep shop-blue from scaling in"),
            new Event.PlannedStep(
                    Sentence.COPY,
                    "Copy the capacity of shop-blue to shop-green and wait until its instances are healthy"),
            new Event.PlannedStep(
                    Sentence.STAND_BY, "Suspend alarms, scheduled actions and zone rebalancing of shop-blue"),
            new Event.PlannedStep(Sentence.STAND_BY, "Look once more whether shop-green has what shop-blue has"),
            new Event.PlannedStep(Sentence.STAND_BY, "Write down: cutting over"),
            new Event.PlannedStep(Sentence.STAND_BY, "Move the instances of shop-blue to Standby"),
            new Event.PlannedStep(Sentence.STAND_BY, "Write down: in soak"));
    private static final List<Event.PlannedStep> BACK = List.of(
            new Event.PlannedStep(Sentence.ROLL_BACK, "Write down: rolling back"),
            new Event.PlannedStep(Sentence.ROLL_BACK, "Empty shop-green"),
            new Event.PlannedStep(Sentence.ROLL_BACK, "Close the release as rolled back"));

    private final List<Event> events = new ArrayList<>();
    private final Stage stage;
    private List<Event.PlannedStep> steps = DEPLOY;
    private Instant at = Stage.START;
    private Instant stepAt = Stage.START;
    private int step;
    private int looks;

    private Script(int instances) {
        stage = new Stage(instances);
    }

    /** Four instances a group; boots slowly, drains for a minute. */
    public static List<Event> tenMinuteDeploy() {
        Script script = new Script(4);
        script.untilHealthy(4);
        script.cutOver(4);
        script.end(script.inSoak());
        return script.events;
    }

    /** The same with many instances. */
    public static List<Event> largeDeploy(int instances) {
        Script script = new Script(instances);
        script.untilHealthy(instances);
        script.cutOver(instances);
        return script.events;
    }

    /** The new version never becomes healthy, and one launch fails. */
    public static List<Event> failedDeploy() {
        Script script = new Script(2);
        script.untilSick();
        script.back();
        script.end(script.rolledBack());
        return script.events;
    }

    /** A resumed rollback behind somebody else's lease, interrupted: the events that the others lack. */
    public static List<Event> interruptedRollback() {
        Script script = new Script(2);
        script.interrupted();
        return script.events;
    }

    private void begin() {
        tell(new Event.CommandStarted(at, "deploy", "shop"));
        after(0.4);
        tell(new Event.Located(at, Place.of(stage.seen(at), "shop")));
        tell(new Event.LeaseTaken(at, false, "s3://my-bucket/asg-bg/shop/release.json"));
        after(0.6);
        tell(new Event.PlanMade(at, stage.release(), DEPLOY, false));
        act(0, "the tag is not set", new Action.CreateOrUpdateTags("shop-green", "image-version", "v2"));
        finish(false);
    }

    private void fill(int count) {
        begin();
        OptionalInt n = OptionalInt.of(count);
        act(
                1,
                "sizes 2/" + count + "/" + 2 * count,
                new Action.UpdateAutoScalingGroup("shop-blue", n, OptionalInt.empty(), OptionalInt.empty()));
        finish(false);
        act(
                2,
                "to run " + count + " instances",
                new Action.UpdateAutoScalingGroup("shop-green", n, n, OptionalInt.of(2 * count)));
        stage.size(Colour.GREEN, count, count, 2 * count);
        wait(12, i -> inService(0, count));
        stage.launch(count, at);
        wait(150, i -> inService(0, count));
    }

    private void untilHealthy(int count) {
        fill(count);
        stage.set(Colour.GREEN, count, "InService", Stage.INITIAL);
        wait(120, n -> new Progress(0, count, "0 of " + count + " healthy"));
        tell(new Event.LookFailed(at, "DescribeTargetHealth: connection reset"));
        wait(220, n -> {
            int healthy = Math.min(count, n * count / 16);
            stage.set(Colour.GREEN, healthy, "InService", Stage.HEALTHY);
            return new Progress(healthy, count, healthy + " of " + count + " healthy");
        });
        stage.set(Colour.GREEN, count, "InService", Stage.HEALTHY);
        after(2);
        finish(false);
    }

    private void cutOver(int count) {
        List<String> processes = List.of("AZRebalance", "AlarmNotification", "ScheduledActions");
        act(3, "not suspended yet", new Action.SuspendProcesses("shop-blue", processes));
        stage.suspend(processes);
        finish(false);
        step = 4;
        stepAt = at;
        finish(true);
        act(5, "is deploying", new Action.WriteLedger(stage.release().cutOver(count, at)));
        stage.cutOver(at);
        finish(false);
        standby(count);
        finish(false);
        act(7, "is cutting over", new Action.WriteLedger(stage.release().in(Phase.SOAKING)));
        stage.phase(Phase.SOAKING);
        finish(false);
    }

    private void standby(int count) {
        start(6);
        look(new Progress(0, count, "0 of " + count + " in Standby"));
        List<String> ids =
                IntStream.range(0, count).mapToObj(n -> Stage.id("b", n)).toList();
        for (int i = 0; i < count; i += 19) {
            ask(new Action.EnterStandby("shop-blue", ids.subList(i, Math.min(count, i + 19))));
            after(0.3);
        }
        stage.size(Colour.BLUE, 0, 0, 2 * count);
        stage.set(Colour.BLUE, count, "EnteringStandby", Stage.DRAINING);
        tell(new Event.NowServes(at, "v2", "shop-green", Duration.between(Stage.START, at)));
        wait(62, n -> new Progress(0, count, "0 of " + count + " in Standby"));
        stage.set(Colour.BLUE, count, "Standby", null);
        after(1);
    }

    private void untilSick() {
        fill(2);
        stage.set(Colour.GREEN, 1, "InService", Stage.INITIAL);
        stage.fail("a-1", "We currently do not have sufficient m7g.large capacity in eu-central-1a.", at);
        wait(60, n -> inService(1, 2));
        stage.set(Colour.GREEN, 2, "InService", Stage.SICK);
        wait(120, n -> new Progress(0, 2, "0 of 2 healthy"));
    }

    private void back() {
        tell(new Event.WayBackStarted(
                at,
                new Message(
                        "the new instances do not become healthy",
                        "2 targets have been unhealthy for 2 minutes: Target.ResponseCodeMismatch",
                        "everything is put back",
                        "")));
        steps = BACK;
        stage.phase(Phase.ROLLING_BACK);
        tell(new Event.PlanMade(at, stage.release(), BACK, false));
        act(0, "is deploying", new Action.WriteLedger(stage.release()));
        finish(false);
        OptionalInt none = OptionalInt.of(0);
        act(1, "2 instances left", new Action.UpdateAutoScalingGroup("shop-green", none, none, OptionalInt.empty()));
        stage.size(Colour.GREEN, 0, 0, 4);
        stage.set(Colour.GREEN, 2, "Terminating", Stage.DRAINING);
        wait(45, n -> Progress.of("2 instances left"));
        stage.remove(Colour.GREEN);
        after(1);
        finish(false);
        act(
                2,
                "is rolling back",
                new Action.WriteLedger(stage.release().in(Phase.ROLLED_BACK), Action.WriteLedger.Then.CLOSE));
        stage.phase(Phase.ROLLED_BACK);
        finish(false);
    }

    private void interrupted() {
        steps = BACK;
        tell(new Event.CommandStarted(at, "rollback", "shop"));
        String holder = "ann@ci-7, process 4711, deploy v2";
        tell(new Event.LeaseWatched(at, holder, at.minusSeconds(12), Duration.ofMinutes(1)));
        after(60);
        tell(new Event.LeaseTaken(at, true, "s3://my-bucket/asg-bg/shop/release.json"));
        tell(new Event.PlanMade(at, stage.release(), BACK, true));
        start(1);
        Action action = new Action.ExitStandby("shop-blue", List.of(Stage.id("b", 0)));
        ask(action);
        tell(new Event.ActionRefused(at, step, action, "ScalingActivityInProgress: an activity is in progress"));
        after(1);
        tell(new Event.ActionWithheld(at, step, action, "shop-blue must keep 2 healthy instances"));
        tell(new Event.Interrupted(at, "finishing what is in hand, then stopping"));
        end(Outcome.of(
                Ending.INTERRUPTED,
                new Message("interrupted while rolling back", "SIGINT", "v1 serves", "asg-bg rollback goes on")));
    }

    private static Progress inService(int done, int of) {
        return new Progress(0, of, done + " of " + of + " in service");
    }

    private void start(int index) {
        step = index;
        stepAt = at;
        Event.PlannedStep planned = steps.get(index);
        tell(new Event.StepStarted(at, index, planned.sentence(), planned.title()));
    }

    private void finish(boolean wasSilent) {
        Event.PlannedStep planned = steps.get(step);
        Duration took = Duration.between(stepAt, at);
        tell(new Event.StepFinished(at, step, planned.sentence(), planned.title(), took, wasSilent));
    }

    /** A step's beginning, as the engine tells it: it looks, says what it sees, and asks. */
    private void act(int index, String words, Action action) {
        start(index);
        look(Progress.of(words));
        ask(action);
    }

    private void ask(Action action) {
        after(0.2);
        tell(new Event.ActionAsked(at, step, action));
        after(0.3);
    }

    /** Looks after every few seconds, as the engine does with its jitter, until so many seconds have passed. */
    private void wait(int seconds, Function<Integer, Progress> progress) {
        Instant until = at.plusSeconds(seconds);
        for (int n = 1; at.isBefore(until); n++) {
            after(6 + (looks * 7 % 5) * 0.9);
            look(progress.apply(n));
        }
    }

    private void look(Progress progress) {
        looks++;
        tell(new Event.Looked(at, step, stage.seen(at), stage.release(), progress));
    }

    private void after(double seconds) {
        at = at.plusMillis(Math.round(seconds * 1000));
    }

    private void tell(Event event) {
        events.add(event);
    }

    private void end(Outcome outcome) {
        tell(new Event.Ended(at, "deploy", outcome, Duration.between(Stage.START, at)));
    }

    private Outcome inSoak() {
        Summary summary = new Summary(
                Duration.between(Stage.START, at),
                Duration.ofMillis(1900),
                Optional.of(Duration.ofMillis(3100)),
                Map.of(
                        "autoscaling:DescribeAutoScalingGroups", 61,
                        "autoscaling:EnterStandby", 1,
                        "elasticloadbalancing:DescribeTargetHealth", 48,
                        "s3:PutObject", 30));
        Message message = new Message(
                "v2 serves from shop-green",
                "",
                "the 4 instances of v1 stand by in shop-blue",
                "asg-bg finalize to keep v2, or asg-bg rollback to return to v1");
        return new Outcome(Ending.IN_SOAK, message, List.of(), List.of(), Optional.of(summary));
    }

    private Outcome rolledBack() {
        Summary summary = new Summary(
                Duration.between(Stage.START, at),
                Duration.ofMillis(2400),
                Optional.empty(),
                Map.of("autoscaling:DescribeAutoScalingGroups", 40));
        Message message = new Message(
                "the release of v2 was taken back",
                "its instances do not become healthy: 2 targets have been unhealthy for 2 minutes",
                "v1 serves from shop-blue, as before; shop-green is empty",
                "look at the evidence, mend v2, deploy again");
        List<String> evidence = List.of(
                Stage.id("c", 0) + " target health: unhealthy, Target.ResponseCodeMismatch,"
                        + " Health checks failed with these codes: [500]",
                Stage.id("c", 0) + " console: [   12.345] shop[611]: cannot open /etc/shop/config.yaml",
                "scaling activity: We currently do not have sufficient m7g.large capacity in eu-central-1a.");
        return new Outcome(Ending.ROLLED_BACK, message, List.of(), evidence, Optional.of(summary));
    }
}
