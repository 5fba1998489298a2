package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/** The session of a command's keys ends while the command runs, at any of its requests. */
class ExpiredSessionTest {
    private static final long SEED = 71;
    private static final int SOME = 9;
    private static final String PROFILE = "ci";
    private static final String FIRST = "AKIDFIRST";
    private static final String SECOND = "AKIDSECOND";

    @TempDir
    private Path home;

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

    @BeforeEach
    void files() {
        System.setProperty("aws.configFile", home.resolve("config").toString());
        System.setProperty(
                "aws.sharedCredentialsFile", home.resolve("credentials").toString());
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @AfterEach
    void asBefore() {
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    private void keys(String id) {
        try {
            Files.writeString(
                    home.resolve("config"),
                    "[profile " + PROFILE + "]\naws_access_key_id = " + id
                            + "\naws_secret_access_key = s\naws_session_token = t\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** One world, and one command in it whose session ends at a request. */
    private final class Trial implements AutoCloseable {
        private final Account account = new Account(SEED, 2);
        private final WorldWatcher watcher = new WorldWatcher(account);
        private final Command command;
        private final String as;
        private Instant renewal = Instant.MAX;
        private int requests;

        Trial(Command command, String as) {
            this.command = command;
            this.as = as;
            keys(FIRST);
            if (command != Command.DEPLOY) {
                Outcome before = operator().deploy("v2");
                assertThat(before.ending()).as(as + ": " + before).isEqualTo(Ending.DONE);
            }
        }

        Operator operator() {
            return Operator.ofProfile(account, new WorldTimer(account.sandbox.world(), this::tick), "ada", PROFILE);
        }

        private void tick() {
            watcher.run();
            if (!account.sandbox.world().now().isBefore(renewal)) {
                keys(SECOND);
                renewal = Instant.MAX;
            }
        }

        Outcome expiringAt(Operator operator, int request, Duration renewedAfter) {
            operator.wire.tell(any -> {
                if (++requests == request) {
                    account.sandbox.expire(FIRST);
                    renewal = account.sandbox.world().now().plus(renewedAfter);
                }
            });
            return command.run(operator);
        }

        void assertUnharmed() {
            watcher.assertUnharmed(as);
            assertThat(account.healthyTargets()).as(as).hasSizeGreaterThanOrEqualTo(2);
        }

        @Override
        public void close() {
            account.close();
        }
    }

    private List<String> requests(Command command) {
        try (Trial trial = new Trial(command, "nobody is locked out")) {
            Operator operator = trial.operator();
            assertThat(command.run(operator).ending()).isEqualTo(Ending.DONE);
            return operator.wire.operations();
        }
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void keysThatAreRenewedMeanwhileLetTheCommandGoOnByItself(Command command) {
        List<String> requests = requests(command);
        int first = firstOfTheRun(requests);
        for (int n = first; n <= requests.size(); n++) {
            if (Wire.isWrite(requests.get(n - 1)) || n % SOME == 0) {
                String as = command + ", expired at request " + n + ", " + requests.get(n - 1);
                try (Trial trial = new Trial(command, as)) {
                    Outcome outcome = trial.expiringAt(trial.operator(), n, Duration.ofSeconds(50));
                    assertThat(outcome.ending()).as(as + ": " + outcome).isEqualTo(Ending.DONE);
                    trial.assertUnharmed();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void whoIsLockedOutForGoodSaysSoAndTheSameCommandGoesOnWithNewKeys(Command command) {
        List<String> requests = requests(command);
        int first = firstOfTheRun(requests);
        for (int n = first; n < requests.size(); n++) {
            if (Wire.isWrite(requests.get(n - 1)) || n % SOME == 0) {
                String as = command + ", expired at request " + n + ", " + requests.get(n - 1);
                try (Trial trial = new Trial(command, as)) {
                    Instant began = trial.account.sandbox.world().now();
                    Outcome outcome = trial.expiringAt(trial.operator(), n, Duration.ofDays(1));
                    lockedOut(outcome, as);
                    assertThat(Duration.between(
                                    began, trial.account.sandbox.world().now()))
                            .as(as)
                            .isLessThan(Duration.ofMinutes(6));
                    keys(SECOND);
                    trial.account.pass(Duration.ofMinutes(2));
                    Outcome again = command.run(trial.operator());
                    assertThat(again.ending()).as(as + ": " + again).isEqualTo(Ending.DONE);
                    trial.assertUnharmed();
                }
            }
        }
    }

    private static void lockedOut(Outcome outcome, String as) {
        assertThat(outcome.ending()).as(as + ": " + outcome).isIn(Ending.CONTINUE, Ending.HALF_WAY);
        assertThat(outcome.message().what()).as(as).endsWith(" stopped half-way");
        assertThat(outcome.message().because()).as(as).containsAnyOf("ExpiredToken", "RequestExpired");
        assertThat(outcome.message().soNow())
                .as(as)
                .matches(".*v[12] serves.* \\(as seen \\d+ s ago; AWS takes no calls with these credentials now\\)");
        assertThat(outcome.message().tryNext())
                .as(as)
                .startsWith("log in again, for example with 'aws sso login --profile ci'")
                .endsWith("; then the same command again, which goes on");
    }

    /** Before the lease is taken nothing has begun. */
    private static int firstOfTheRun(List<String> requests) {
        return requests.indexOf("PUT") + 2;
    }

    @Test
    void keysOfTheEnvironmentCannotBeWaitedFor() {
        try (Account account = new Account(SEED, 2)) {
            Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "ci");
            operator.wire.tell(any -> {
                if (operator.wire.operations().contains("UpdateAutoScalingGroup")) {
                    account.sandbox.expire("AKIDEXAMPLE");
                }
            });
            Instant began = account.sandbox.world().now();
            Outcome outcome = operator.deploy("v2");
            assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.CONTINUE);
            assertThat(outcome.message().tryNext())
                    .startsWith(
                            "the keys in the environment (AWS_ACCESS_KEY_ID) cannot be renewed while a command runs")
                    .contains("--duration-seconds", "; then the same command again, which goes on");
            assertThat(Duration.between(began, account.sandbox.world().now())).isLessThan(Duration.ofMinutes(1));
        }
    }

    /** The clock of this machine is months away from that of the simulated world. */
    @Test
    void aWrongClockIsCorrectedByTheTimeOfTheAnswers() {
        try (Account account = new Account(SEED, 2)) {
            account.sandbox.checkClocks();
            Operator operator = new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "ada");
            assertThat(operator.deploy("v2").ending()).isEqualTo(Ending.DONE);
            assertThat(operator.rollback().ending()).isEqualTo(Ending.DONE);
        }
    }
}
