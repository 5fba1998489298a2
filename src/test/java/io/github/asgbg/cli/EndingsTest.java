package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asgbg.aws.client.AwsClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How commands end: exit codes, what is said, and where. */
class EndingsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final User user = User.withService();

    @AfterEach
    void closes() {
        user.close();
    }

    @Test
    void doneIsZero() {
        assertThat(user.types("deploy", "v2").endsWith(0).out()).contains("v2 is in service in shop-green");
        assertThat(user.types("rollback").endsWith(0).out()).contains("v2 is rolled back");
        user.types("deploy", "v3").endsWith(0);
        assertThat(user.types("finalize", "--yes").endsWith(0).out()).contains("v3 is final");
        assertThat(user.types("status").endsWith(0).out()).contains("v3 from green");
    }

    @Test
    void aGoalThatIsReachedAlreadyIsZero() {
        user.types("deploy", "v1").endsWith(0);
        assertThat(user.crossing.asked()).doesNotContain("UpdateAutoScalingGroup", "CreateOrUpdateTags");
        user.types("plan", "deploy", "v1").endsWith(0);
        user.types("deploy", "v2").endsWith(0);
        user.types("deploy", "v2").endsWith(0);
        assertThat(user.crossing.asked()).doesNotContain("UpdateAutoScalingGroup", "EnterStandby");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "finalize --yes"})
    void whatIsDoneAlreadyIsZeroAgainAndChangesNothing(String line) {
        user.types("deploy", "v2").endsWith(0);
        user.types(line.split(" ", -1)).endsWith(0);
        assertThat(user.types(line.split(" ", -1)).endsWith(0).out()).contains("already", "nothing was changed");
        assertThat(user.crossing.asked()).allMatch(o -> o.startsWith("Describe") || o.equals("GET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "finalize --yes"})
    void whereNothingWasEverReleasedThereIsNothingToEnd(String line) {
        assertThat(user.types(line.split(" ", -1)).endsWith(3).out()).contains("there is nothing to ");
    }

    @Test
    void aPlanIsZeroAndChangesNothing() {
        assertThat(user.types("plan", "deploy", "v2").endsWith(0).out()).contains("EnterStandby shop-blue");
        user.types("deploy", "v2").endsWith(0);
        assertThat(user.types("plan", "rollback").endsWith(0).out()).contains("ExitStandby shop-blue");
        assertThat(user.types("plan", "finalize").endsWith(0).out()).contains("TerminateInstances");
        assertThat(user.crossing.asked())
                .contains("dry run of TerminateInstances")
                .allMatch(o -> o.startsWith("Describe")
                        || o.equals("GET")
                        || o.startsWith("dry run of ")
                        || Set.of("GetCallerIdentity", "SimulatePrincipalPolicy")
                                .contains(o));
        assertThat(user.types("status").endsWith(8).out()).contains("in soak");
    }

    @Test
    void settingsThatCannotBeUsedAreTwo() {
        User.Said said =
                user.types("deploy", "v2", "--lease", "soon", "--service", "").endsWith(2);
        assertThat(said.err()).contains("--lease", "2 things are wrong");
        assertThat(said.out()).isEmpty();
        assertThat(user.connections()).isZero();
    }

    @Test
    void aMissingSettingsFileIsOneProblem() {
        User.Said said = user.types("status", "--config", "nowhere.yaml").endsWith(2);
        assertThat(said.err()).contains("one thing is wrong", "--config: there is no file ", "nowhere.yaml");
        assertThat(said.err().lines().filter(l -> l.startsWith("- "))).hasSize(1);
    }

    @Test
    void whatIsRefusedIsThreeAndChangesNothing() {
        user.types("deploy", "v2").endsWith(0);
        User.Said said = user.types("deploy", "v3").endsWith(3);
        assertThat(said.out()).contains("nothing was changed");
        assertThat(user.crossing.asked()).allMatch(o -> o.startsWith("Describe") || o.equals("GET"));
        user.types("plan", "deploy", "v3").endsWith(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "plan deploy v2", "deploy v2", "rollback", "finalize --yes"})
    void whatAwsDoesNotAllowToSeeIsThree(String line) {
        user.crossing.deny("DescribeAutoScalingGroups");
        User.Said said = user.types(line.split(" ", -1)).endsWith(3);
        assertThat(said.out()).contains("DescribeAutoScalingGroups", "nothing was changed");
    }

    @Test
    void whileAnotherCommandHoldsTheLeaseItIsFour() {
        user.meanwhile(new OtherHolder(user.sandbox, Duration.ofDays(1))::goOn);
        User.Said said = user.types("deploy", "v2").endsWith(4);
        assertThat(said.out())
                .contains("another command is at work on shop", "ann@build-7 (rollback), https://ci.test/job/3");
        user.types("rollback").endsWith(4);
        user.types("finalize", "--yes").endsWith(4);
        assertThat(user.types("status").endsWith(0).out()).contains("ann@build-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3-sick", "v3-dead"})
    void aVersionThatNeverBecomesHealthyIsPutBackAndFive(String version) {
        User.Said said = user.types("deploy", version).endsWith(5);
        assertThat(said.out()).contains(version + " was not put into service", "v1 serves from shop-blue");
        user.types("status").endsWith(0);
    }

    @Test
    void whatAwsRefusesInTheMiddleIsSix() {
        user.types("deploy", "v2").endsWith(0);
        user.crossing.deny("ExitStandby");
        User.Said said = user.types("rollback").endsWith(6);
        assertThat(said.out()).contains("rollback stopped half-way", "ExitStandby");
        user.types("status").endsWith(7);
        user.crossing.allowAll();
        user.types("rollback").endsWith(0);
    }

    @Test
    void whatTakesTooLongInTheMiddleIsSevenAndCanBeContinued() {
        User.Said said = user.types("deploy", "v2", "--budget-standby", "3s", "--poll-max", "3s")
                .endsWith(7);
        assertThat(said.out()).contains("longer than 3 s", "'asg-bg deploy v2' to ");
        user.types("status").endsWith(7);
        user.types("deploy", "v2").endsWith(0);
    }

    @Test
    void aSoakIsEightForStatus() {
        user.types("deploy", "v2").endsWith(0);
        User.Said said = user.types("status").endsWith(8);
        assertThat(said.out()).contains("in soak", "'asg-bg finalize' to keep v2");
        assertThat(said.err()).isEmpty();
    }

    @Test
    void theVeryFirstDeployIsToldItsCapacity() {
        empty(user.sandbox.blueGroup());
        assertThat(user.types("deploy", "v1").endsWith(3).out()).contains("--capacity");
        assertThat(user.types("deploy", "v1", "--capacity", "1/1/2").endsWith(0).out())
                .contains("v1 is in service in shop-blue");
    }

    @Test
    void aVersionThatServesIsDeployedAgainOnlyByForce() {
        user.types("deploy", "v1", "--force").endsWith(0);
        assertThat(user.types("status").endsWith(8).out()).contains("v1 from green");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy v2", "rollback", "finalize --yes"})
    void everyCommandThatChangesAnythingTellsProgramsEventByEvent(String line) throws Exception {
        if (!line.startsWith("deploy")) {
            user.types("deploy", "v2").endsWith(0);
        }
        User.Said said = user.types((line + " --output json").split(" ", -1)).endsWith(0);
        assertThat(said.err()).isEmpty();
        List<String> events = events(said);
        assertThat(events).startsWith("command-started").endsWith("ended").contains("plan-made", "action-asked");
        JsonNode ended = JSON.readTree(last(said));
        assertThat(ended.path("command").asText()).isEqualTo(line.split(" ", -1)[0]);
        assertThat(ended.path("exitCode").asInt()).isZero();
        assertThat(ended.path("summary").path("apiCalls").asInt()).isPositive();
    }

    @Test
    void statusAndPlansAreOneObjectForPrograms() throws Exception {
        assertThat(object("status").path("serving").get(0).asText()).isEqualTo("blue");
        assertThat(object("plan", "deploy", "v2").path("steps").size()).isPositive();
        user.types("deploy", "v2").endsWith(0);
        assertThat(object("status").path("release").path("phase").asText()).isEqualTo("soaking");
        assertThat(object("plan", "rollback").path("steps").size()).isPositive();
        assertThat(object("plan", "finalize").path("steps").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan rollback", "plan finalize", "status --region", "deploy v2 --lease x"})
    void aRefusalIsOneEndedEventForPrograms(String line) throws Exception {
        User.Said said = user.types((line + " --output json").split(" ", -1));
        JsonNode ended = JSON.readTree(said.out());
        assertThat(said.out().lines()).hasSize(1);
        assertThat(ended.path("event").asText()).isEqualTo("ended");
        assertThat(ended.path("exitCode").asInt()).isEqualTo(said.code());
    }

    private void empty(String group) {
        try (AwsClients owner = User.owner(user.sandbox)) {
            owner.autoScaling()
                    .updateAutoScalingGroup(
                            r -> r.autoScalingGroupName(group).minSize(0).desiredCapacity(0));
        }
        user.sandbox.world().advance(Duration.ofMinutes(3));
    }

    private JsonNode object(String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--output", "json"));
        User.Said said = user.types(line.toArray(String[]::new));
        assertThat(said.code()).as(said.out() + said.err()).isIn(0, 8);
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines()).hasSize(1);
        return JSON.readTree(said.out());
    }

    private static List<String> events(User.Said said) throws Exception {
        List<String> events = new ArrayList<>();
        for (String line : said.out().lines().toList()) {
            events.add(JSON.readTree(line).path("event").asText());
        }
        return events;
    }

    private static String last(User.Said said) {
        return said.out().lines().reduce((a, b) -> b).orElseThrow();
    }
}
