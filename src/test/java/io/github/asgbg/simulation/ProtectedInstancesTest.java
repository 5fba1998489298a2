package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that EC2 does not terminate, or not for this caller: found before finalize detaches anything, or named. */
class ProtectedInstancesTest {
    private static final long SEED = 61;
    private static final int INSTANCES = 5;

    private final Account account = new Account(SEED, INSTANCES);
    private final List<String> old = Account.ids(account.blue());

    @BeforeEach
    void soak() {
        done(operator().deploy("v2"));
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    private static String unprotect(String id) {
        return "'aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id " + id + "'";
    }

    @Test
    void oneIsFoundBeforeAnythingIsDetachedAndNamedWithTheCommandThatHelps() {
        account.protect(old.get(1), true);
        account.protectFromStop(old.get(2), true);
        Operator operator = operator();
        Outcome refused = operator.finalizeRelease();
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.problems())
                .containsExactlyInAnyOrder(
                        new Problem(
                                old.get(1) + " has termination protection, so EC2 would not terminate it",
                                unprotect(old.get(1))),
                        new Problem(
                                old.get(2) + " has stop protection, so EC2 would not terminate it",
                                "'aws ec2 modify-instance-attribute --no-disable-api-stop --instance-id " + old.get(2)
                                        + "'"));
        assertThat(operator.wire.writes()).isEmpty();
        assertThat(Account.states(account.blue())).containsExactly("Standby");

        account.protect(old.get(1), false);
        account.protectFromStop(old.get(2), false);
        done(operator().finalizeRelease());
    }

    @Test
    void oneThatTurnsUpLaterIsAllThatRemainsAndASecondFinalizeGoesOn() {
        Outcome stopped = protectedMeanwhile().finalizeRelease();
        assertThat(stopped.ending()).as(stopped.toString()).isEqualTo(Ending.HALF_WAY);
        assertThat(stopped.message().because())
                .contains(old.get(1) + " is not terminated, the other 4 of 5 are")
                .contains("may not be terminated");
        assertThat(stopped.message().tryNext()).contains(unprotect(old.get(1))).contains("'asg-bg finalize'");
        assertThat(account.running()).hasSize(INSTANCES + 1).contains(old.get(1));

        Outcome again = operator().finalizeRelease();
        assertThat(again.ending()).as(again.toString()).isEqualTo(Ending.HALF_WAY);
        assertThat(again.message().tryNext()).contains(unprotect(old.get(1)));

        account.protect(old.get(1), false);
        done(operator().finalizeRelease());
        assertThat(account.running()).isEqualTo(Account.ids(account.green()));
    }

    /** Somebody else protects an instance when it has been looked at and not been terminated yet. */
    private Operator protectedMeanwhile() {
        Operator operator = operator();
        AtomicBoolean isSet = new AtomicBoolean();
        operator.wire.tell(request -> {
            if (operator.wire.operations().contains("DetachInstances") && !isSet.getAndSet(true)) {
                account.protect(old.get(1), true);
            }
        });
        return operator;
    }

    @Test
    void aRollbackIsStillPossibleOnceOneRemains() {
        protectedMeanwhile().finalizeRelease();
        Outcome back = operator().rollback();
        done(back);
        assertThat(account.healthyTargets()).hasSize(INSTANCES).contains(old.get(1));
    }

    @Test
    void whatTheCallerMayNotTerminateIsNotDetached() {
        account.sandbox.deny("ec2:TerminateInstances");
        Operator operator = operator();
        Outcome refused = operator.finalizeRelease();
        assertThat(refused.ending()).as(refused.toString()).isEqualTo(Ending.REFUSED);
        assertThat(refused.problems()).singleElement().satisfies(problem -> assertThat(problem.remedy())
                .contains("\"Action\":\"ec2:TerminateInstances\""));
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void whereAllIsKnownThereIsNothingToSay() {
        assertThat(operator().noticesOfFinalize()).noneMatch(notice -> notice.contains("protection"));
    }

    @Test
    void anAnswerOfTheLastMinuteIsNotAskedForAgainUnlessItWasThatOneIsProtected() {
        Operator operator = operator();
        account.protect(old.get(1), true);
        ended(operator.finalizeRelease(), Ending.REFUSED);
        assertThat(operator.wire.operations())
                .filteredOn("DescribeInstanceAttribute"::equals)
                .hasSize(2 * INSTANCES);
        account.protect(old.get(1), false);
        operator.noticesOfFinalize();
        assertThat(operator.wire.operations())
                .as("two calls for the one that was protected")
                .filteredOn("DescribeInstanceAttribute"::equals)
                .hasSize(2 * INSTANCES + 2);
        account.pass(Duration.ofSeconds(61));
        operator.noticesOfFinalize();
        assertThat(operator.wire.operations())
                .filteredOn("DescribeInstanceAttribute"::equals)
                .hasSize(4 * INSTANCES + 2);
    }

    private static void ended(Outcome outcome, Ending ending) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(ending);
    }

    /** To be denied an answer is no reason to refuse. */
    @Test
    void whoMayNotAskAboutProtectionIsToldSoAndFinalizesAllTheSame() {
        account.sandbox.deny("ec2:DescribeInstanceAttribute");
        assertThat(operator().noticesOfFinalize())
                .anyMatch(notice -> notice.startsWith("EC2 did not tell whether termination or stop protection keeps "
                                + old.get(0) + " or 4 more; what is protected would be detached and run on (")
                        && notice.contains("ec2:DescribeInstanceAttribute"));
        done(operator().finalizeRelease());
    }
}
