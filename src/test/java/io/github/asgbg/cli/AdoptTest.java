package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.cli.setup.Signal;
import io.github.asgbg.sandbox.Sandbox;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking at a service that runs already, and doing what it lacks: exit codes, questions, and where what is said goes. */
class AdoptTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final User user = User.withService();

    @AfterEach
    void closes() {
        user.close();
    }

    private void assertNothingChanged() {
        assertThat(user.crossing.asked())
                .allMatch(o -> o.startsWith("Describe")
                        || o.startsWith("Get")
                        || o.startsWith("Simulate")
                        || o.startsWith("dry run of ")
                        || o.equals("GET"));
    }

    @Test
    void aLookIsThreeWhereSomethingIsMissingAndZeroWhereNothingIs() {
        User.Said said = user.types("adopt").endsWith(3);
        assertThat(said.out())
                .contains(
                        "✗ shop-blue has no tag service=shop",
                        "✓ shop-blue gives its instances the tag image-version=v1");
        assertThat(said.err()).isEmpty();
        assertNothingChanged();
        user.types("adopt", "--apply", "--yes").endsWith(0);
        assertThat(user.types("adopt").endsWith(0).out())
                .contains("nothing is missing")
                .doesNotContain("✗");
    }

    @Test
    void theServicesTagIsASetting() {
        user.types("adopt", "--apply", "--yes", "--service-tag", "app").endsWith(0);
        user.types("adopt", "--service-tag", "app").endsWith(0);
        assertThat(user.types("adopt").endsWith(3).out()).contains("has no tag service=shop");
    }

    @Test
    void theNameOfTheServiceGoesOnAfterAllWasShown() {
        User.Said said =
                user.atTerminal("shop\n").types("adopt", "v1", "--apply").endsWith(0);
        assertThat(said.err())
                .contains("✗ shop-blue has no tag service=shop", "Type the name of the service, shop, to go on: ")
                .contains("CreateOrUpdateTags shop-blue: service=shop, propagated at launch", "CreateTags 2 instances");
        assertThat(said.out()).contains("shop is as a release needs it").doesNotContain("Type the name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no\n", "\n", "", "yes\n", "SHOP\n"})
    void anyOtherWordThanTheNameOfTheServiceRefuses(String typed) {
        User.Said said = user.atTerminal(typed).types("adopt", "--apply").endsWith(3);
        assertThat(said.out()).contains("adopt was not confirmed", "nothing was changed");
        assertNothingChanged();
    }

    @Test
    void whereNobodyCanBeAskedYesIsNeeded() {
        User.Said said = user.types("adopt", "--apply").endsWith(2);
        assertThat(said.err()).contains("--yes beside --apply");
        assertThat(user.connections()).isZero();
    }

    @Test
    void whereNothingWouldBeDoneNobodyIsAsked() {
        user.types("adopt", "--apply", "--yes").endsWith(0);
        User.Said said = user.atTerminal("").types("adopt", "--apply").endsWith(0);
        assertThat(said.err()).doesNotContain("Type the name");
        assertNothingChanged();
    }

    @Test
    void aContradictionIsRefusedBeforeAnybodyIsAsked() {
        User.Said said =
                user.atTerminal("shop\n").types("adopt", "v7", "--apply").endsWith(3);
        assertThat(said.err()).doesNotContain("Type the name");
        assertThat(said.out()).contains("shop-blue has the tag image-version=v1, not v7", "nothing was changed");
        assertNothingChanged();
        user.atTerminal("shop\n").types("adopt", "v7", "--apply", "--overwrite").endsWith(0);
        assertThat(user.types("adopt").endsWith(0).out()).contains("image-version=v7");
    }

    @Test
    @Timeout(60)
    void aSignalEndsTheWaitForAnAnswer() {
        CompletableFuture<Void> never = new CompletableFuture<>();
        user.typesWith(new Keyboard("shop\n", () -> {
            user.signal(Signal.INT);
            never.join();
        }));
        assertThat(user.types("adopt", "--apply").endsWith(130).out()).contains("nothing was changed");
        never.complete(null);
        user.typesWith(InputStream.nullInputStream());
        assertNothingChanged();
    }

    @Test
    void aSignalBetweenTwoCallsStopsAndTheSameCommandGoesOn() {
        user.whenAsked("CreateOrUpdateTags", () -> user.signal(Signal.INT));
        User.Said said = user.types("adopt", "--apply", "--yes").endsWith(130);
        assertThat(said.out()).contains("you asked it to stop", "1 call made", "'asg-bg adopt --apply v1' to go on");
        user.types("adopt", "--apply", "--yes").endsWith(0);
    }

    @Test
    void anAnswerThatComesAfterAReleaseBeganDoesNotCount() {
        user.typesWith(new Keyboard("shop\n", () -> user.meanwhileTypes("deploy", "v2")));
        User.Said said = user.types("adopt", "--apply").endsWith(3);
        assertThat(said.out()).contains("the release of v2 is in soak");
        assertThat(user.crossing.asked()).doesNotContain("CreateTags");
        user.typesWith(InputStream.nullInputStream());
    }

    @Test
    void whileAnotherCommandHoldsTheLeaseItIsFour() {
        OtherHolder other = new OtherHolder(user.sandbox, Duration.ofDays(1));
        other.goOn();
        user.meanwhile(other::goOn);
        assertThat(user.types("adopt").endsWith(4).out()).contains("ann@build-7 (rollback)");
        assertThat(user.types("adopt", "--apply", "--yes").endsWith(4).out()).contains("nothing was changed");
        assertNothingChanged();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeAutoScalingGroups", "DescribeInstances"})
    void whatAwsDoesNotAllowToSeeIsThree(String operation) {
        user.crossing.deny(operation);
        assertThat(user.types("adopt").endsWith(3).out()).contains(operation, "nothing was changed");
        assertThat(user.types("adopt", "--apply", "--yes").endsWith(3).out())
                .contains(operation, "nothing was changed");
        assertNothingChanged();
    }

    @Test
    void whatIsDeniedHalfWayIsSevenAndTheSameCommandGoesOn() {
        user.crossing.deny("CreateTags");
        User.Said said = user.types("adopt", "v1", "--apply", "--yes").endsWith(7);
        assertThat(said.out()).contains("2 calls made", "CreateTags", "'asg-bg adopt --apply v1'");
        user.crossing.allowAll();
        user.types("adopt", "v1", "--apply", "--yes").endsWith(0);
    }

    @Test
    void aServiceWithNothingInServiceIsRefused() {
        try (AwsClients owner = User.owner(user.sandbox)) {
            owner.autoScaling()
                    .updateAutoScalingGroup(
                            r -> r.autoScalingGroupName("shop-blue").minSize(0).desiredCapacity(0));
        }
        user.sandbox.world().advance(Duration.ofMinutes(3));
        assertThat(user.types("adopt").endsWith(3).out()).contains("nobody can tell", "--capacity min/desired/max");
    }

    @Test
    void aServiceThatNobodyPreparedIsAdoptedAndReleased() {
        try (User other =
                new User(Sandbox.builder().instances(2).unadopted(true).start())) {
            assertThat(other.types("adopt").endsWith(3).out())
                    .contains(
                            "shop-blue has no tag image-version, and no VERSION was given",
                            "has termination protection");
            other.types("adopt", "v1", "--apply", "--yes").endsWith(0);
            other.types("adopt").endsWith(0);
            other.types("deploy", "v2").endsWith(0);
            other.types("finalize", "--yes").endsWith(0);
        }
    }

    @Test
    void aVersionThatCannotBeMeantIsTwo() {
        assertThat(user.types("adopt", "status").endsWith(2).err()).contains("status");
        assertThat(user.types("adopt", "").endsWith(2).err()).contains("the version is empty");
        assertThat(user.types("adopt", "v1", "v2").endsWith(2).err()).contains("'v2' is one word too many");
    }

    @Test
    void programsGetOneObjectOfALookAndEventsOfWhatIsDone() throws Exception {
        JsonNode look = JSON.readTree(
                user.types("adopt", "--output", "json").endsWith(3).out());
        assertThat(look.path("missing").asInt()).isEqualTo(3);
        assertThat(look.path("live").asText()).isEqualTo("shop-blue");
        assertThat(look.path("version").asText()).isEqualTo("v1");
        assertThat(look.path("findings").findValuesAsText("state")).contains("missing", "fulfilled");
        User.Said said =
                user.types("adopt", "--apply", "--yes", "--output", "json").endsWith(0);
        List<String> lines = said.out().lines().toList();
        assertThat(said.err()).isEmpty();
        assertThat(JSON.readTree(lines.get(0)).path("event").asText()).isEqualTo("command-started");
        assertThat(lines).anyMatch(l -> l.contains("\"operation\":\"CreateTags\""));
        assertThat(JSON.readTree(lines.get(lines.size() - 1)).path("exitCode").asInt(-1))
                .isZero();
    }
}
