package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.SandboxBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Instances that end behind Auto Scaling's back, whether one that cannot be moved keeps all others of a call or none: AWS
 * does not document which.
 */
class DeadInStandbyTest {
    private static final long SEED = 63;
    private static final int INSTANCES = 5;

    private static Account account(boolean isAllOrNone) {
        SandboxBuilder builder =
                Sandbox.builder().seed(SEED).instances(INSTANCES).drain(Duration.ofSeconds(15));
        return new Account((isAllOrNone ? builder : builder.movesOneByOne()).start());
    }

    private static Operator operator(Account account) {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }

    private static Outcome done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        return outcome;
    }

    /** In soak, with one of the old instances terminated, one stopped. */
    private static List<String> soak(Account account) {
        List<String> old = Account.ids(account.blue());
        done(operator(account).deploy("v2"));
        account.terminate(old.get(0));
        account.stop(old.get(1));
        account.pass(Duration.ofMinutes(1));
        return old;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRollbackLaunchesAsManyInsteadAndSaysSo(boolean isAllOrNone) {
        try (Account account = account(isAllOrNone)) {
            List<String> old = soak(account);
            assertThat(operator(account).status().next()).anySatisfy(command -> assertThat(command.purpose())
                    .contains("2 of its instances are launched anew"));
            assertThat(operator(account).dryRunOfRollback().notices()).anySatisfy(notice -> assertThat(notice)
                    .contains(old.get(0) + " (terminated), ")
                    .contains(old.get(1) + " (stopped)")
                    .contains("2 instances are launched instead"));
            Outcome back = done(operator(account).rollback());
            assertThat(back.message().because()).contains("2 of them launched anew");
            assertThat(account.healthyTargets())
                    .hasSize(INSTANCES)
                    .containsAll(old.subList(2, INSTANCES))
                    .doesNotContain(old.get(0), old.get(1));
            account.pass(Duration.ofMinutes(5));
            assertThat(account.running()).isEqualTo(account.members()).hasSize(INSTANCES);
        }
    }

    @Test
    void aRollbackWhereNoneRunsAnyMoreEmptiesTheNewGroupOnlyWhenOthersServe() {
        try (Account account = account(true)) {
            List<String> old = Account.ids(account.blue());
            done(operator(account).deploy("v2"));
            old.forEach(account::terminate);
            account.pass(Duration.ofMinutes(1));
            WorldTimer timer = new WorldTimer(account.sandbox.world(), () -> assertThat(account.healthyTargets())
                    .hasSizeGreaterThanOrEqualTo(INSTANCES));
            Outcome back = done(new Operator(account, timer, "tester").rollback());
            assertThat(back.message().because()).contains("5 of them launched anew");
            assertThat(account.healthyTargets())
                    .isEqualTo(Account.ids(account.blue()))
                    .doesNotContainAnyElementsOf(old);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFinalizeDetachesTheDeadAndTerminatesTheOthers(boolean isAllOrNone) {
        try (Account account = account(isAllOrNone)) {
            List<String> old = soak(account);
            assertThat(operator(account).dryRunOfFinalize().notices()).anySatisfy(notice -> assertThat(notice)
                    .contains("not terminated: " + old.get(0))
                    .doesNotContain(old.get(1)));
            Operator operator = operator(account);
            done(operator.finalizeRelease());
            account.pass(Duration.ofMinutes(1));
            assertThat(account.members()).isEqualTo(Account.ids(account.green()));
            assertThat(old).allSatisfy(id -> assertThat(account.stateInEc2(id)).isEqualTo("terminated"));
        }
    }

    /** EC2 has forgotten it after an hour. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFinalizeCopesWithWhatEc2HasForgotten(boolean isAllOrNone) {
        try (Account account = account(isAllOrNone)) {
            soak(account);
            account.pass(Duration.ofHours(2));
            done(operator(account).finalizeRelease());
            account.pass(Duration.ofMinutes(1));
            assertThat(account.running()).isEqualTo(Account.ids(account.green()));
        }
    }

    /** While it leaves, so that the call names an instance that is not in the state any more. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneThatIsTakenOutOfACallsHandsKeepsNoOtherWhereItIs(boolean isAllOrNone) {
        try (Account account = account(isAllOrNone)) {
            List<String> old = Account.ids(account.blue());
            for (String call : List.of("EnterStandby", "ExitStandby")) {
                Operator operator = operator(account);
                AtomicBoolean isTaken = new AtomicBoolean();
                operator.wire.tell(request -> {
                    List<String> sofar = operator.wire.operations();
                    if (sofar.get(sofar.size() - 1).equals(call) && !isTaken.getAndSet(true)) {
                        account.takeOut(account.sandbox.blueGroup(), old.get(call.startsWith("Enter") ? 0 : 1));
                    }
                });
                done(call.startsWith("Enter") ? operator.deploy("v2") : operator.rollback());
                assertThat(isTaken).as(call).isTrue();
            }
            assertThat(account.healthyTargets()).contains(old.get(3), old.get(4));
        }
    }
}
