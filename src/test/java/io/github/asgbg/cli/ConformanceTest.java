package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.cli.setup.Signal;
import io.github.asgbg.conformance.Leftovers;
import io.github.asgbg.conformance.Recording;
import io.github.asgbg.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking an account, as somebody types it. */
class ConformanceTest {
    private static final String ACCOUNT = "123456789012";

    private final User user = new User(Sandbox.builder().blank(true).start());

    @TempDir
    private Path folder;

    @AfterEach
    void closes() {
        user.close();
    }

    private User.Said run(String... more) {
        return user.types(Stream.concat(
                        Stream.of("conformance", "run", "--account", ACCOUNT, "--region", "us-east-1", "--record"),
                        Stream.concat(Stream.of(folder.toString()), Stream.of(more)))
                .toArray(String[]::new));
    }

    private List<String> left() {
        try (AwsClients owner = User.owner(user.sandbox)) {
            return new Leftovers(owner, user.timer(new Interrupts(System.err, code -> {}))).find();
        }
    }

    @Test
    void whatIsAskedIsToldRecordedAndRemoved() throws IOException {
        User.Said said = run("--only", "standby.enter", "--only", "ledger.create-once", "--yes")
                .endsWith(0);
        assertThat(said.err())
                .contains("account 123456789012 · us-east-1 · run ")
                .contains("2 probes: about 3 minutes and 0.01 US dollars");
        assertThat(said.out())
                .contains("[ 1/2] holds    standby.enter", "[ 2/2] holds    ledger.create-once")
                .contains("2 of 2 claims hold")
                .contains("nothing of it is left in the account");
        Recording recorded = Recording.read(folder.resolve("standby.enter.json"));
        assertThat(recorded.facts()).containsEntry("state in the end", "Standby");
        assertThat(recorded.calls()).anySatisfy(call -> {
            assertThat(call.sent()).contains("Action=EnterStandby");
            assertThat(call.answer()).contains("<EnterStandbyResponse");
        });
        assertThat(left()).isEmpty();
    }

    @Test
    void aSecondProcessStandsReadyToRemoveEverythingAndIsToldThatItIsNotNeeded() {
        run("--only", "ledger.create-once", "--yes").endsWith(0);
        assertThat(user.succession)
                .containsExactly(List.of(
                        "conformance",
                        "remove",
                        "--account",
                        ACCOUNT,
                        "--region",
                        "us-east-1",
                        "--yes",
                        "--when-input-ends"));
        assertThat(user.lastWords.toString(StandardCharsets.UTF_8)).isEqualTo("dismissed");
    }

    @Test
    void anAccountThatWasNotNamedIsLeftAlone() {
        User.Said said = user.types("conformance", "run", "--account", "999999999999", "--region", "us-east-1", "--yes")
                .endsWith(3);
        assertThat(said.out()).contains("the credentials are for account 123456789012, and 999999999999 was named");
        assertThat(user.crossing.asked()).containsExactly("GetCallerIdentity");
    }

    @Test
    void nothingIsMadeUntilTheAccountsIdWasTyped() {
        user.atTerminal("yes\n");
        assertThat(run("--only", "size").endsWith(3).out()).contains("the answer was not the account's id");
        assertThat(user.crossing.asked()).noneMatch(operation -> operation.startsWith("Create"));
        user.atTerminal(ACCOUNT + "\n");
        run("--only", "size.at-once").endsWith(0);
    }

    @Test
    void whereNobodyCanBeAskedNothingIsMade() {
        assertThat(run("--only", "size").endsWith(3).out()).contains("nobody can be asked here");
    }

    @Test
    void aProbeThatDoesNotExistIsRefused() {
        assertThat(run("--only", "standbi.enter").endsWith(3).out())
                .contains("no probe's id begins with 'standbi.enter'")
                .contains("--only standby.enter");
        assertThat(user.types("conformance", "run", "--account", "12")
                        .endsWith(2)
                        .err())
                .contains("--account is 12 digits, not: 12");
    }

    @Test
    void aRunThatIsAskedToStopRemovesWhatItMadeFirst() {
        user.whenAsked("EnterStandby", () -> user.signal(Signal.INT));
        User.Said said = run("--only", "standby", "--yes").endsWith(130);
        assertThat(said.out()).contains("conformance run was interrupted").contains("nothing of it is left");
        assertThat(user.lastWords.toString(StandardCharsets.UTF_8)).isEqualTo("dismissed");
        assertThat(left()).isEmpty();
    }

    @Test
    void whatCannotBeRemovedIsNamedAndLeftToTheSecondProcess() {
        user.sandbox.deny("ec2:DeleteLaunchTemplate");
        User.Said said = run("--only", "size.at-once", "--yes").endsWith(6);
        assertThat(said.out())
                .contains("AWS has not removed launch template asg-bg-probe-")
                .contains("asg-bg conformance remove --account 123456789012 --region us-east-1");
        assertThat(user.lastWords.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run("--only", "size.at-once", "--yes").endsWith(3).out())
                .contains("another run is at work in this account, or has left launch template asg-bg-probe-");
    }

    @Test
    void leftoversAreShownAndRemovedWhenTheAccountsIdWasTyped() {
        user.sandbox.deny("ec2:DeleteLaunchTemplate");
        run("--only", "size.at-once", "--yes").endsWith(6);
        user.sandbox.allow("ec2:DeleteLaunchTemplate");
        user.atTerminal(ACCOUNT + "\n");
        User.Said said = user.types("conformance", "remove", "--account", ACCOUNT, "--region", "us-east-1")
                .endsWith(0);
        assertThat(said.err()).contains("this removes from account 123456789012:", "  launch template asg-bg-probe-");
        assertThat(said.out()).contains("of them are gone");
        assertThat(left()).isEmpty();
    }

    @Test
    void aSuccessorRemovesOnlyWhereTheFirstProcessDidNot() {
        user.sandbox.deny("ec2:DeleteLaunchTemplate");
        run("--only", "size.at-once", "--yes").endsWith(6);
        user.sandbox.allow("ec2:DeleteLaunchTemplate");
        String[] successor = user.succession.get(0).toArray(String[]::new);
        user.typesWith(new ByteArrayInputStream("dismissed".getBytes(StandardCharsets.UTF_8)));
        user.types(successor).endsWith(0);
        assertThat(left()).isNotEmpty();
        user.typesWith(InputStream.nullInputStream());
        user.types(successor).endsWith(0);
        assertThat(left()).isEmpty();
    }

    @Test
    void theListSaysWhatEachClaimRestsOn() {
        assertThat(user.types("conformance", "list").endsWith(0).out())
                .contains("standby.one-bad-id  EnterStandby with one id of no member moves none of the others")
                .contains("    assumed: the API reference does not say")
                .contains("    for: a refused batch is split; what moved nevertheless is found by looking");
        assertThat(user.connections()).isZero();
    }
}
