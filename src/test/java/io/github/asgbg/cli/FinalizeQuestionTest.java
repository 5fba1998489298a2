package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.cli.setup.Signal;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finalize terminates instances; nobody does that by the way. */
class FinalizeQuestionTest {
    private final User user = User.withService();
    private final AwsClients owner = User.owner(user.sandbox);

    FinalizeQuestionTest() {
        user.types("deploy", "v2").endsWith(0);
    }

    @AfterEach
    void closes() {
        owner.close();
        user.close();
    }

    @Test
    void itSaysWhatGoesWhatStaysSinceWhenAndWhere() {
        user.sandbox.world().advance(Duration.ofMinutes(30));
        User.Said said = user.atTerminal("no\n").types("finalize");
        assertThat(said.err().lines().map(String::strip))
                .anyMatch(l ->
                        l.matches("goes +2 instances of v1 from shop-blue, detached and terminated: i-\\w+, i-\\w+"))
                .anyMatch(l -> l.matches("stays +2 instances of v2, healthy in shop-green"))
                .anyMatch(l -> l.matches("soak +for 30m, since 2026-01-01T\\d\\d:\\d\\d:\\d\\dZ"))
                .anyMatch(l -> l.matches("where +service shop, account \\d{12}, Region " + user.sandbox.region()));
        assertThat(said.err()).contains("Type the name of the service, shop, to go on: ");
        assertThat(said.out()).doesNotContain("goes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no\n", "\n", "", "y\n", "yes\n", "SHOP\n", "shop-green\n"})
    void anyOtherWordThanTheNameOfTheServiceRefuses(String typed) {
        User.Said said = user.atTerminal(typed).types("finalize").endsWith(3);
        assertThat(said.out()).contains("finalize was not confirmed", "the old instances still stand by");
        assertNothingChanged();
    }

    @Test
    void theNameOfTheServiceGoesOn() {
        user.atTerminal(" shop \n").types("finalize").endsWith(0);
        user.types("status").endsWith(0);
    }

    @Test
    void whereNobodyCanBeAskedYesIsNeeded() {
        User.Said said = user.types("finalize").endsWith(2);
        assertThat(said.err()).contains("'asg-bg finalize --yes'");
        assertThat(user.crossing.asked()).isEmpty();
        assertNothingChanged();
    }

    @Test
    void yesIsNotAskedAtATerminalEither() {
        assertThat(user.atTerminal("").types("finalize", "--yes").endsWith(0).err())
                .doesNotContain("Type the name");
    }

    @Test
    void aProgramIsRefusedInItsFormat() {
        assertThat(user.types("finalize", "--output", "json").endsWith(2).out()).contains("\"exitCode\":2", "--yes");
    }

    @Test
    void whereNothingIsInSoakNobodyIsAsked() {
        user.types("rollback").endsWith(0);
        User.Said said = user.atTerminal("shop\n").types("finalize");
        assertThat(said.err()).doesNotContain("Type the name");
        assertThat(said.out()).contains("there is nothing to finalize");
    }

    @Test
    @Timeout(60)
    void aSignalEndsTheWaitForAnAnswer() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        user.typesWith(new Keyboard("shop\n", () -> {
            user.signal(Signal.INT);
            never.join();
        }));
        User.Said said = user.types("finalize").endsWith(130);
        assertThat(said.out()).contains("finalize was not confirmed", "nothing was changed");
        never.complete(null);
        user.typesWith(InputStream.nullInputStream());
        assertNothingChanged();
    }

    @Test
    void anAnswerAboutAnotherReleaseDoesNotCount() {
        user.typesWith(new Keyboard("shop\n", () -> {
            user.meanwhileTypes("rollback");
            user.meanwhileTypes("deploy", "v3");
        }));
        User.Said said = user.types("finalize").endsWith(3);
        assertThat(said.out()).contains("not the present one any more");
        user.typesWith(InputStream.nullInputStream());
        assertThat(user.types("status").endsWith(8).out()).contains("v3");
    }

    @Test
    void itSaysWhatHasEndedAlready() {
        String dead = old().get(0);
        owner.ec2().terminateInstances(r -> r.instanceIds(dead));
        user.sandbox.world().advance(Duration.ofMinutes(1));
        assertThat(user.atTerminal("no\n").types("finalize").err())
                .contains("1 instance of v1 from shop-blue, detached and terminated: " + old().get(1)
                        + "; ended already, so only detached: " + dead);
    }

    /** What is going to be refused is not asked for. */
    @Test
    void whereOneCannotBeTerminatedNobodyIsAsked() {
        owner.ec2().modifyInstanceAttribute(r -> r.instanceId(old().get(0)).disableApiTermination(v -> v.value(true)));
        User.Said said = user.atTerminal("shop\n").types("finalize").endsWith(3);
        assertThat(said.err()).doesNotContain("Type the name");
        assertThat(said.out())
                .contains("modify-instance-attribute --no-disable-api-termination --instance-id " + old().get(0));
        assertNothingChanged();
    }

    @Test
    void whatEc2DoesNotTellOfProtectionIsSaidBeforeTheQuestion() {
        user.sandbox.deny("ec2:DescribeInstanceAttribute");
        String caution = "EC2 did not tell whether termination or stop protection keeps ";
        assertThat(user.atTerminal("no\n").types("finalize").err().lines().map(String::strip))
                .anyMatch(l -> l.startsWith("caution " + caution));
        assertThat(user.types("plan", "finalize").endsWith(0).out().replaceAll("\\s+", " "))
                .contains(caution);
        assertThat(user.types("plan", "finalize", "--output", "json")
                        .endsWith(0)
                        .out())
                .contains("\"notices\":[\"" + caution);
    }

    @Test
    void protectionIsAskedAboutOnceForTheQuestionAndTheCommand() {
        user.atTerminal("shop\n").types("finalize").endsWith(0);
        assertThat(user.crossing.asked())
                .filteredOn(o -> o.contains("DescribeInstanceAttribute"))
                .hasSize(4);
    }

    @Test
    void whereTerminatingIsNotPermittedNobodyIsAsked() {
        user.sandbox.deny("ec2:TerminateInstances");
        User.Said said = user.atTerminal("shop\n").types("finalize").endsWith(3);
        assertThat(said.err()).doesNotContain("Type the name");
        assertThat(said.out()).contains("is not finalized", "ec2:TerminateInstances");
        assertNothingChanged();
    }

    private List<String> old() {
        return owner
                .autoScaling()
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames("shop-blue"))
                .autoScalingGroups()
                .get(0)
                .instances()
                .stream()
                .map(i -> i.instanceId())
                .sorted()
                .toList();
    }

    private void assertNothingChanged() {
        assertThat(user.types("status", "--output", "json").endsWith(8).out())
                .contains("\"serving\":[\"green\"]", "\"phase\":\"soaking\"");
        assertThat(List.of("DetachInstances", "TerminateInstances")).noneMatch(user.crossing.asked()::contains);
    }
}
