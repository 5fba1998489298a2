package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.plan.dryrun.DryRun;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.MetricType;

/** What is changed in the soak is told of before and after it is taken back, and only what is as before is called so. */
class SoakChangesTest {
    private final Account account = new Account(75, 2);
    private final String blue = account.sandbox.blueGroup();
    private final String green = account.sandbox.greenGroup();

    @BeforeEach
    void furnish() {
        ScalingFixtures.few(account);
        done(operator().deploy("v2"));
    }

    @Test
    void anUndisturbedSoakHasNothingToLose() {
        assertThat(operator().dryRunOfRollback().notices()).isEmpty();
        assertThat(operator().dryRunOfFinalize().notices()).isEmpty();
    }

    @Test
    void aRollbackSaysItemByItemWhatItDiscards() {
        track(green, "cpu", 65);
        track(green, "extra", 30);
        account.autoScaling.deletePolicy(r -> r.autoScalingGroupName(green).policyName("disabled"));
        DryRun plan = operator().dryRunOfRollback();
        assertThat(plan.notices())
                .containsExactly(
                        "policy cpu of " + green
                                + ": TargetTrackingConfiguration.TargetValue is 65.0, not 50.0; a rollback discards this",
                        "policy disabled is gone from " + green + ": a rollback has it again, as it was",
                        "policy extra was put on " + green
                                + " since: after a rollback it stays there and does nothing");
        assertThat(changes(plan.moves(), "cpu")).containsExactly("TargetTrackingConfiguration.TargetValue 65.0 50.0");
        Outcome outcome = operator().rollback();
        done(outcome);
        assertThat(changes(outcome.summary().orElseThrow().moves(), "cpu"))
                .containsExactly("TargetTrackingConfiguration.TargetValue 65.0 50.0");
    }

    @Test
    void whatIsPutOnTheGroupThatStandsByIsDriftAndAFinalizeRepeatsIt() {
        track(blue, "extra", 30);
        assertThat(operator().dryRunOfFinalize().notices())
                .singleElement()
                .asString()
                .startsWith("policy extra was put on " + blue + " since the release began");
    }

    private static List<String> changes(List<Move> moves, String policy) {
        return moves.stream()
                .filter(m -> m.item().equals(Item.policy(policy)))
                .flatMap(m -> m.changes().stream())
                .map(c -> c.path() + " " + c.from() + " " + c.to())
                .toList();
    }

    private void track(String group, String name, double target) {
        account.autoScaling.putScalingPolicy(r -> r.autoScalingGroupName(group)
                .policyName(name)
                .policyType("TargetTrackingScaling")
                .targetTrackingConfiguration(t -> t.targetValue(target)
                        .predefinedMetricSpecification(m -> m.predefinedMetricType(
                                name.equals("cpu")
                                        ? MetricType.ASG_AVERAGE_CPU_UTILIZATION
                                        : MetricType.ASG_AVERAGE_NETWORK_IN))));
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }
}
