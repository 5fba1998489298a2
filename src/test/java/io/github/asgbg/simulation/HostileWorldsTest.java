package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** Whatever else changes the groups while a command runs, at any of its requests, the command ends as it promises. */
class HostileWorldsTest {
    private static final long SEED = 65;
    private static final Duration CALL = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;
    private static final int EVERY = 17;
    private static final Map<String, Function<Operator, Outcome>> COMMANDS = Map.of(
            "deploy", o -> o.deploy("v2"), "rollback", Operator::rollback, "finalize", Operator::finalizeRelease);

    @ParameterizedTest
    @EnumSource
    void duringADeployThatIsFinalized(Hazard hazard) {
        atAnyRequest(hazard, "deploy", "finalize");
    }

    @ParameterizedTest
    @EnumSource
    void duringADeployThatIsRolledBack(Hazard hazard) {
        atAnyRequest(hazard, "deploy", "rollback");
    }

    @ParameterizedTest
    @EnumSource
    void duringARollback(Hazard hazard) {
        atAnyRequest(hazard, "rollback", "");
    }

    @ParameterizedTest
    @EnumSource
    void duringAFinalize(Hazard hazard) {
        atAnyRequest(hazard, "finalize", "");
    }

    private static void atAnyRequest(Hazard hazard, String command, String next) {
        Trial undisturbed = new Trial(Hazard.undisturbed(SEED), Hazard.RESUMES, command, 0, "undisturbed");
        List<String> requests = undisturbed.requests();
        assertThat(requests).hasSizeGreaterThan(2 * EVERY);
        int firstPin = 1 + requests.indexOf("UpdateAutoScalingGroup");
        for (int n = 1 + (hazard + command + next).length() * 5 % EVERY; n <= requests.size(); n += EVERY) {
            if (!(hazard.isScheduled() && isBetweenLookAndUpdate(command, requests, n))) {
                Account account = Hazard.account(SEED, hazard, undisturbed.times.get(n - 1));
                String as = hazard + " at request " + n + ", " + requests.get(n - 1) + ", of " + command + " " + next
                        + ", seed " + SEED;
                new Trial(account, hazard, command, firstPin, as).endsWell(n, next);
            }
        }
    }

    /**
     * AWS has no conditional update: what a schedule changes between a look and an update that follows from it is lost. When a
     * group's schedules take over from the other's on the way back, two more calls come between.
     */
    private static boolean isBetweenLookAndUpdate(String command, List<String> requests, int n) {
        List<String> following = requests.subList(n - 1, requests.size());
        int look = following.indexOf("DescribeAutoScalingGroups");
        int update = following.indexOf("UpdateAutoScalingGroup");
        int resumption = following.indexOf("ResumeProcesses");
        boolean isTakingOver = command.equals("rollback") && resumption >= 0 && resumption < 5;
        return isTakingOver || (update >= 0 && update < look);
    }

    private static final class Trial {
        private final Account account;
        private final Hazard hazard;
        private final String command;
        private final String as;
        private final EffectWatcher effects;
        private final List<String> violations = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private final int firstPin;
        private int deadline = Integer.MAX_VALUE;

        /** {@code firstPin}: the request from which on the release keeps the live group from shrinking. */
        Trial(Account account, Hazard hazard, String command, int firstPin, String as) {
            this.firstPin = firstPin;
            this.account = account;
            this.hazard = hazard;
            this.command = command;
            this.as = as;
            this.effects = new EffectWatcher(account);
            if (!command.equals("deploy")) {
                run("deploy", () -> {});
            }
        }

        List<String> requests() {
            return run(command, this::record).wire.operations();
        }

        private void record() {
            times.add(account.sandbox.world().now());
            if (times.size() == deadline) {
                hazard.strike(account);
            }
        }

        void endsWell(int n, String next) {
            deadline = n;
            run(command, this::record);
            String last = command;
            if (!next.isEmpty()) {
                account.pass(Duration.ofMinutes(1));
                run(next, () -> {});
                last = next;
            }
            account.pass(Duration.ofMinutes(5));
            assertThat(violations).as(as).isEmpty();
            assertThat(account.members()).as(as).containsAll(account.running());
            boolean isBack = last.equals("rollback");
            assertServes(isBack ? account.blue() : account.green(), isBack ? "v1" : "v2");
            assertThat((isBack ? account.green() : account.blue()).instances())
                    .as(as)
                    .isEmpty();
            account.close();
        }

        private void assertServes(AutoScalingGroup group, String version) {
            assertThat(account.healthyTargets())
                    .as(as)
                    .isEqualTo(Account.ids(group))
                    .hasSize(group.desiredCapacity())
                    .allSatisfy(id -> assertThat(account.sandbox.version(id)).hasValue(version));
            assertThat(List.of(group.minSize(), group.maxSize())).as(as).isEqualTo(hazard.limits());
            if (hazard != Hazard.SUSPENDS && !hazard.isScheduled()) {
                effects.assertAllOn(group.autoScalingGroupName(), as);
            }
        }

        private Operator run(String what, Runnable onRequest) {
            Outcome outcome = null;
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                WorldTimer timer = new WorldTimer(account.sandbox.world(), this::look);
                Operator operator = new Operator(account, timer, "tester");
                operator.wire.meanwhile(() -> {
                    timer.pause(CALL);
                    onRequest.run();
                });
                outcome = COMMANDS.get(what).apply(operator);
                if (outcome.ending() == Ending.DONE) {
                    return operator;
                }
                assertThat(outcome.ending())
                        .as(as + ": " + what + " " + outcome)
                        .isIn(Ending.CONTINUE, Ending.REFUSED);
                account.pass(Duration.ofMinutes(2));
            }
            throw new AssertionError(as + ": the last of " + ATTEMPTS + " attempts: " + outcome);
        }

        private void look() {
            int serving = account.healthyTargets().size();
            if (serving < hazard.floor(!command.equals("deploy") || deadline <= firstPin)) {
                violations.add(account.sandbox.world().now() + " only " + serving + " are healthy");
            }
        }
    }

    @Test
    void theHazardsDoActWhereNothingIsReleased() {
        for (Hazard hazard : Hazard.values()) {
            Instant soon = Hazard.undisturbed(SEED).sandbox.world().now().plusSeconds(30);
            Account account = Hazard.account(SEED, hazard, soon);
            hazard.strike(account);
            account.pass(Duration.ofMinutes(2));
            int desired = account.blue().desiredCapacity();
            switch (hazard) {
                case GROWS, HOT, FORECAST -> assertThat(desired).as(hazard + "").isEqualTo(5);
                case SHRINKS -> assertThat(desired).isEqualTo(1);
                case COLD -> assertThat(desired).isEqualTo(2);
                case SUSPENDS -> assertThat(account.blue().suspendedProcesses()).hasSize(2);
                case RESUMES -> assertThat(account.blue().suspendedProcesses()).isEmpty();
            }
        }
    }
}
