package io.github.asgbg.simulation;

import static io.github.asgbg.simulation.UnknownSettings.ALARM;
import static io.github.asgbg.simulation.UnknownSettings.OF_ALARM;
import static io.github.asgbg.simulation.UnknownSettings.OF_POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Loss;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.UnknownSetting;
import io.github.asgbg.plan.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A setting that nobody here knows is lost only where somebody has said so by its name, and then everybody is told. */
class AcceptedLossTest {
    private static final UnknownSetting TIMEZONE =
            new UnknownSetting(Item.alarm(ALARM), "EvaluationWindow.WallClockWindow.Timezone");
    private static final UnknownSetting HOURS = new UnknownSetting(Item.policy("cpu"), "Sleep.Hours");

    private final Account account = new Account(63, 2);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @BeforeEach
    void scales() {
        ScalingFixtures.few(account);
    }

    @AfterEach
    void closes() {
        account.close();
    }

    @Test
    void theRefusalNamesTheFlagThatAcceptsTheLoss() {
        Operator operator = operator();
        UnknownSettings.onAlarm(operator, ALARM);
        UnknownSettings.onPolicy(operator, blue, "cpu");
        assertThat(refused(operator.deploy("v2"), Ending.REFUSED, operator).problems())
                .extracting(Problem::remedy)
                .containsExactly(
                        "use a newer asg-bg; this one would lose it on the way. Where it may be lost: the same command"
                                + " with '--accept-unknown policy\\ cpu:\\ Sleep.Hours'",
                        "use a newer asg-bg; this one would lose it on the way. Where it may be lost: the same command"
                                + " with '--accept-unknown alarm\\ shop-blue-slow:\\"
                                + " EvaluationWindow.WallClockWindow.Timezone'");
    }

    @Test
    void whatIsAcceptedIsLostAndThatIsSaid() {
        Operator operator = operator();
        UnknownSettings.onAlarm(operator, ALARM);
        UnknownSettings.onPolicy(operator, blue, "cpu");
        Outcome deployed = operator.deployAccepting("v2", OF_ALARM, OF_POLICY);
        assertThat(deployed.ending()).as(deployed.toString()).isEqualTo(Ending.DONE);
        assertThat(sentences(deployed))
                .containsExactly(
                        "policy cpu of " + green + " was written without Sleep.Hours, as accepted",
                        "alarm shop-blue-slow was written without EvaluationWindow.WallClockWindow.Timezone, as accepted");
        assertThat(recorded(operator).scalingChoices().accepted()).containsExactly(HOURS, TIMEZONE);
        assertThat(operator.status().release().orElseThrow().scalingChoices().accepted())
                .hasSize(2);
    }

    @Test
    void aRollbackThatWritesNothingAnewSaysNothingOfLosses() {
        Operator deploys = operator();
        UnknownSettings.onPolicy(deploys, blue, "cpu");
        assertThat(deploys.deployAccepting("v2", OF_POLICY).ending()).isEqualTo(Ending.DONE);
        Operator returns = operator();
        UnknownSettings.onPolicy(returns, blue, "cpu");
        Outcome back = returns.rollback();
        assertThat(back.ending()).as(back.toString()).isEqualTo(Ending.DONE);
        assertThat(sentences(back)).isEmpty();
        assertThat(written(returns)).doesNotContain(Item.policy("cpu"));
    }

    @Test
    void aCopyThatIsRemovedAgainHasLostNothing() {
        Operator operator = operator();
        UnknownSettings.onPolicy(operator, blue, "cpu");
        Outcome failed = operator.deployAccepting("v2-sick", OF_POLICY);
        assertThat(failed.ending()).as(failed.toString()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(written(operator)).contains(Item.policy("cpu"));
        assertThat(sentences(failed)).isEmpty();
    }

    @Test
    void thePlanSaysWhatWouldBeLost() {
        Operator operator = operator();
        UnknownSettings.onAlarm(operator, ALARM);
        assertThat(operator.noticesOfDeploy("v2", OF_ALARM))
                .contains(
                        "alarm shop-blue-slow is written without EvaluationWindow.WallClockWindow.Timezone, as accepted:"
                                + " what AWS has there now is lost");
        assertThatThrownBy(() -> operator.noticesOfDeploy("v2"))
                .isInstanceOfSatisfying(
                        EarlyEnding.class, e -> assertThat(e.outcome().problems())
                                .singleElement()
                                .asString()
                                .contains("--accept-unknown"));
    }

    @Test
    void oneThingMayBeAcceptedAndAnotherNot() {
        Operator operator = operator();
        UnknownSettings.onAlarm(operator, ALARM);
        UnknownSettings.onPolicy(operator, blue, "cpu");
        assertThat(refused(operator.deployAccepting("v2", OF_POLICY), Ending.REFUSED, operator)
                        .problems())
                .singleElement()
                .asString()
                .contains("alarm shop-blue-slow has something", "Timezone");
    }

    @Test
    void nothingIsAcceptedInAdvance() {
        Operator operator = operator();
        assertThat(refused(operator.deployAccepting("v2", OF_ALARM), Ending.USAGE, operator)
                        .problems())
                .singleElement()
                .asString()
                .contains("names nothing that would be lost", "leave it out: there is nothing to accept");
    }

    @Test
    void aNameThatMatchesNothingIsAnsweredWithWhatThereIs() {
        Operator operator = operator();
        UnknownSettings.onAlarm(operator, ALARM);
        for (String wrong : List.of("alarm shop-blue-slow: EvaluationWindow", "alarm *", "", "Timezone")) {
            assertThat(refused(operator.deployAccepting("v2", wrong), Ending.USAGE, operator)
                            .problems())
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("names nothing", "there is to accept: '--accept-unknown alarm\\ shop-blue-slow:\\ Eval");
        }
    }

    @Test
    void aContinuedReleaseIsNotAskedAgain() {
        for (int request : List.of(25, 40, 60)) {
            try (Account other = new Account(64, 2)) {
                ScalingFixtures.few(other);
                Operator killed = new Operator(other, new WorldTimer(other.sandbox.world(), () -> {}), "killed");
                UnknownSettings.onAlarm(killed, ALARM);
                killed.wire.killAt(request, true);
                assertThatThrownBy(() -> killed.deployAccepting("v2", OF_ALARM)).isInstanceOf(Wire.Killed.class);
                other.pass(Duration.ofMinutes(2));
                Operator goesOn = new Operator(other, new WorldTimer(other.sandbox.world(), () -> {}), "goes on");
                UnknownSettings.onAlarm(
                        goesOn,
                        ALARM,
                        () -> !killed.wire.operations().contains("PutMetricAlarm")
                                && !goesOn.wire.operations().contains("PutMetricAlarm"));
                assertThat(goesOn.deployAccepting("v2", OF_POLICY).ending())
                        .as("killed at " + request)
                        .isEqualTo(Ending.USAGE);
                Outcome done = request == 40 ? goesOn.deploy("v2") : goesOn.deployAccepting("v2", OF_ALARM);
                assertThat(done.ending())
                        .as("killed at " + request + ": " + done)
                        .isEqualTo(Ending.DONE);
                assertThat(sentences(done)).as("killed at " + request).allMatch(s -> s.endsWith(", as accepted"));
                assertThat(recorded(goesOn).scalingChoices().accepted()).containsExactly(TIMEZONE);
            }
        }
    }

    /** Nobody is kept from going back; but what that costs is not hidden. */
    @Test
    void whatARollbackLosesIsSaidAlthoughNobodyHasAcceptedIt() {
        assertThat(operator().deploy("v2").ending()).isEqualTo(Ending.DONE);
        Operator returns = operator();
        UnknownSettings.onAlarm(returns, ALARM);
        assertThat(returns.dryRunOfRollback().notices())
                .anyMatch(n -> n.startsWith("alarm shop-blue-slow is written without EvaluationWindow"));
        Outcome back = returns.rollback();
        assertThat(back.ending()).as(back.toString()).isEqualTo(Ending.DONE);
        assertThat(sentences(back))
                .containsExactly("alarm shop-blue-slow was written without"
                        + " EvaluationWindow.WallClockWindow.Timezone, which this asg-bg does not know");
    }

    @Test
    void whatIsNotWrittenStandsInNobodysWay() {
        new AlarmFixtures(account).ofAnotherService();
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(green)
                .policyName("own")
                .adjustmentType("ChangeInCapacity")
                .scalingAdjustment(1));
        Operator operator = operator();
        UnknownSettings.onAlarm(operator, AlarmFixtures.OF_ANOTHER_SERVICE);
        UnknownSettings.onPolicy(operator, green, "own");
        Outcome deployed = operator.deploy("v2");
        assertThat(deployed.ending()).as(deployed.toString()).isEqualTo(Ending.DONE);
        assertThat(written(operator)).doesNotContain(Item.policy("own"));
        assertThat(sentences(deployed)).isEmpty();
    }

    @Test
    void whatCannotBeWrittenAtAllCannotBeAccepted() {
        Operator operator = operator();
        operator.wire.alter(
                "DescribePolicies",
                answer -> answer.replace(
                        "<PolicyType>TargetTrackingScaling</PolicyType>",
                        "<PolicyType>ClairvoyantScaling</PolicyType><Sleep>8</Sleep>"));
        assertThat(refused(operator.deploy("v2"), Ending.REFUSED, operator).problems())
                .filteredOn(p -> p.what().contains("policy cpu"))
                .singleElement()
                .satisfies(p -> assertThat(p.what()).contains("is of a kind that this asg-bg does not know"))
                .satisfies(p -> assertThat(p.remedy()).doesNotContain("--accept-unknown"));
        refused(operator.deployAccepting("v2", "policy cpu: Sleep"), Ending.USAGE, operator);
    }

    private static Outcome refused(Outcome outcome, Ending ending, Operator operator) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(ending);
        assertThat(outcome.message().soNow()).startsWith("nothing was changed");
        assertThat(operator.wire.writes()).isEmpty();
        return outcome;
    }

    private static List<String> sentences(Outcome outcome) {
        List<Loss> lost = outcome.summary().orElseThrow().lost();
        return lost.stream().map(loss -> loss.sentence("was written")).toList();
    }

    private static List<Item> written(Operator operator) {
        List<Item> written = new ArrayList<>();
        operator.asked().stream().map(Action::puts).forEach(written::addAll);
        return written;
    }

    private static Release recorded(Operator operator) {
        return operator.ledger.read().orElseThrow().document().release().orElseThrow();
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }
}
