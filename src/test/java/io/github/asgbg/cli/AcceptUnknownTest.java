package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.asgbg.aws.client.AwsClients;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AWS has given a policy a setting that this program does not know, and somebody wants to release all the same. */
class AcceptUnknownTest {
    private static final String FLAG = "--accept-unknown";
    private static final String HOURS = "policy cpu: Sleep.Hours";
    private static final Pattern PRINTED = Pattern.compile("'--accept-unknown (.*?[^\\\\])'");

    private final User user = User.withService();

    @BeforeEach
    void sleeps() {
        try (AwsClients owner = User.owner(user.sandbox)) {
            owner.autoScaling().putScalingPolicy(r -> r.autoScalingGroupName(user.sandbox.blueGroup())
                    .policyName("cpu")
                    .adjustmentType("ChangeInCapacity")
                    .scalingAdjustment(1));
        }
        user.crossing.rewrite((element, text) -> element.equals("PolicyARN") && text.contains("shop-blue")
                ? text + "</PolicyARN><Sleep><Hours>8</Hours></Sleep><PolicyARN>" + text
                : text);
    }

    @AfterEach
    void closes() {
        user.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy v2", "plan deploy v2"})
    void theFlagOfTheRefusalIsTakenAsAShellReadsIt(String line) {
        String refusal = user.types(line.split(" ", -1)).endsWith(3).out();
        Matcher printed = PRINTED.matcher(refusal);
        assertThat(printed.find()).as(refusal).isTrue();
        String item = printed.group(1).replaceAll("\\\\(.)", "$1");
        assertThat(item).isEqualTo(HOURS);
        User.Said said = user.types((line + " " + FLAG + " x").split(" ", -1)).endsWith(2);
        assertThat(said.out() + said.err())
                .contains("--accept-unknown x", "names nothing", "there is to accept", "nothing was changed");
        assertThat(user.crossing.asked()).doesNotContain("PutScalingPolicy", "CreateOrUpdateTags");
    }

    @Test
    void whatIsAcceptedIsToldFromThePlanToTheEnding() throws Exception {
        assertThat(user.types("plan", "deploy", "v2", FLAG, HOURS).endsWith(0).out())
                .contains("note: policy cpu of shop-green is written without Sleep.Hours, as accepted: what AWS has"
                        + " there now is lost");
        User.Said deployed = user.types("deploy", "v2", FLAG, HOURS).endsWith(0);
        assertThat(deployed.err()).contains("accepted: policy cpu loses Sleep.Hours");
        assertThat(deployed.out())
                .contains("lost: policy cpu of shop-green was written without Sleep.Hours, as accepted");
        assertThat(user.types("status").endsWith(8).out()).contains("accepted  that policy cpu loses Sleep.Hours");
        String json = user.types("status", "--output", "json").endsWith(8).out();
        JsonNode accepted = new JsonMapper().readTree(json).at("/release/accepted/0");
        assertThat(accepted.path("member").asText()).isEqualTo("Sleep.Hours");
        assertThat(user.types("rollback").endsWith(0).out()).doesNotContain("lost: ", "accepted");
        assertThat(user.types("status").endsWith(0).out()).doesNotContain("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback", "finalize --yes", "status", "plan rollback"})
    void onlyADeployIsAsked(String line) {
        User.Said said = user.types((line + " " + FLAG + "=x").split(" ", -1)).endsWith(2);
        assertThat(said.err()).contains("'--accept-unknown' is not an option of 'asg-bg");
    }

    @Test
    void theFlagMayBeRepeatedAndSaidTwice() {
        user.types("deploy", "v2", FLAG, HOURS, FLAG, HOURS).endsWith(0);
        User.Said done = user.types("deploy", "v2", FLAG, HOURS).endsWith(0);
        assertThat(done.out()).contains("v2 is deployed already");
    }

    @Test
    void theHelpNamesIt() {
        assertThat(user.types("deploy", "--help").endsWith(0).out()).contains("--accept-unknown=ITEM");
    }
}
