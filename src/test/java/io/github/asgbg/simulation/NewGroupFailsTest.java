package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.sandbox.traffic.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The new group fails at any request of any command, resumed or not. What the world takes is lost; the command takes nothing
 * more, says nothing that is not so, and the old version can be had back.
 */
class NewGroupFailsTest {
    private static final long SEED = 77;
    private static final int INSTANCES = 2;
    private static final Duration LATER = Duration.ofMinutes(3);

    private enum Command {
        DEPLOY,
        ROLLBACK,
        FINALIZE;

        Outcome run(Operator operator) {
            return switch (this) {
                case DEPLOY -> operator.deploy("v2");
                case ROLLBACK -> operator.rollback();
                case FINALIZE -> operator.finalizeRelease();
            };
        }
    }

    private enum Failure {
        /** Somebody, or something, sets the new group to zero. */
        EMPTIED {
            @Override
            void strike(Account account) {
                account.resize(account.sandbox.greenGroup(), 0, 0, 0);
            }
        },
        /** Every new instance answers health checks with errors from now on. */
        SICK {
            @Override
            void strike(Account account) {
                account.green().instances().stream()
                        .filter(i -> i.lifecycleStateAsString().equals("InService"))
                        .forEach(i -> account.sandbox.become(i.instanceId(), Behaviour.SICK));
            }
        };

        abstract void strike(Account account);

        /** Until AWS shows it nobody can know, and a call that is on its way cannot be called back. */
        Duration isVisibleAfter() {
            return this == EMPTIED ? Duration.ofSeconds(2) : Duration.ofSeconds(40);
        }
    }

    private record Case(Failure failure, Command command, boolean isResumed) {}

    static Stream<Case> cases() {
        return Stream.of(Failure.values()).flatMap(f -> Stream.of(Command.values())
                .flatMap(c -> Stream.of(new Case(f, c, false), new Case(f, c, true))));
    }

    /** Failing right before a request; or the process is killed there, the group fails, and the command is run again. */
    @ParameterizedTest
    @MethodSource("cases")
    void nothingMoreIsTakenAndNothingFalseIsSaid(Case tried) {
        List<String> requests = new Trial(tried, Integer.MAX_VALUE).undisturbed();
        assertThat(requests).hasSizeGreaterThan(10);
        for (int n = 1; n <= requests.size(); n++) {
            boolean isTold = Wire.isWrite(requests.get(n - 1)) || n % 7 == 0;
            if (isTold) {
                new Trial(tried, n).check();
            }
        }
    }

    private static final class Trial {
        private final Case tried;
        private final int n;
        private final Account account = new Account(SEED, INSTANCES);
        private final List<String> old = Account.ids(account.blue());
        private final Set<String> served = new HashSet<>();
        private final List<String> violations = new ArrayList<>();
        private final String as;
        private int requests;
        private boolean hasFailed;
        private Instant visible = Instant.MAX;

        Trial(Case tried, int n) {
            this.tried = tried;
            this.n = n;
            this.as = tried + " at request " + n + ", seed " + SEED;
            if (tried.command() != Command.DEPLOY) {
                operator().deploy("v2");
            }
        }

        private Operator operator() {
            return new Operator(account, new WorldTimer(account.sandbox.world(), this::look), "tester");
        }

        List<String> undisturbed() {
            Operator operator = operator();
            assertThat(tried.command().run(operator).ending()).isEqualTo(Ending.DONE);
            account.close();
            return operator.wire.operations();
        }

        void check() {
            Outcome outcome = tried.isResumed() ? killedAndResumed() : struckMeanwhile();
            Set<String> before = new HashSet<>(account.healthyTargets());
            saysWhatIsTrue(outcome, before);
            assertThat(violations).as(as + ": " + outcome).isEmpty();
            theOldVersionCanBeHadBack(outcome);
            account.close();
        }

        private Outcome struckMeanwhile() {
            Operator operator = operator();
            operator.wire.meanwhile(this::count);
            return tried.command().run(operator);
        }

        private void count() {
            if (++requests == n) {
                strike();
            }
        }

        private void strike() {
            tried.failure().strike(account);
            hasFailed = true;
            visible = account.sandbox.world().now().plus(tried.failure().isVisibleAfter());
            look();
        }

        private Outcome killedAndResumed() {
            Operator first = operator();
            first.wire.killAt(n, false);
            try {
                tried.command().run(first);
            } catch (Wire.Killed death) {
                assertThat(death).hasMessageContaining("killed");
            }
            strike();
            account.pass(tried.failure().isVisibleAfter());
            return tried.command().run(operator());
        }

        /** Once the new group has failed, no old instance may be lost that was there. */
        private void look() {
            if (!hasFailed || account.sandbox.world().now().isBefore(visible)) {
                return;
            }
            Set<String> running = new HashSet<>(account.running());
            Set<String> there = new HashSet<>(old);
            there.retainAll(running);
            served.stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id -> violations.add(account.sandbox.world().now() + " lost " + id));
            served.addAll(there);
            served.retainAll(there);
        }

        private void saysWhatIsTrue(Outcome outcome, Set<String> healthy) {
            String said = outcome.message().soNow();
            long v1 = healthy.stream().filter(old::contains).count();
            long v2 = healthy.size() - v1;
            if (outcome.ending() == Ending.DONE) {
                assertThat(healthy).as(as + ": " + outcome).hasSizeGreaterThanOrEqualTo(INSTANCES);
            }
            assertThat(said.contains("v1 serves")).as(as + ": " + outcome).isEqualTo(v1 > 0);
            assertThat(said.contains("v2 serves")).as(as + ": " + outcome).isEqualTo(v2 > 0);
        }

        /** By a rollback, or because the command took itself back; after a finalize that was too late, by a deploy. */
        private void theOldVersionCanBeHadBack(Outcome outcome) {
            account.pass(LATER);
            boolean isOpen = operator()
                    .ledger
                    .read()
                    .flatMap(e -> e.document().release())
                    .isPresent();
            if (isOpen) {
                Outcome back = operator().rollback();
                assertThat(back.ending())
                        .as(as + ": " + outcome + ", then " + back)
                        .isEqualTo(Ending.DONE);
                account.pass(LATER);
            }
            boolean isGone = outcome.ending() == Ending.DONE && tried.command() != Command.ROLLBACK;
            if (isOpen || !isGone) {
                assertThat(account.healthyTargets()).as(as + ": " + outcome).hasSize(INSTANCES);
            }
        }
    }

    @Test
    void theFailuresDoFail() {
        for (Failure failure : Failure.values()) {
            Account account = new Account(SEED, INSTANCES);
            Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
            operator.deploy("v2");
            failure.strike(account);
            account.pass(Duration.ofMinutes(1));
            assertThat(account.healthyTargets()).as(failure.toString()).isEmpty();
            account.close();
        }
    }
}
