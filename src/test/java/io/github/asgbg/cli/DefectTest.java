package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said when the program itself is wrong. */
class DefectTest {
    private final User user = User.withService();

    DefectTest() {
        user.crossing.breakAt("DescribeAutoScalingGroups");
    }

    @AfterEach
    void closes() {
        user.close();
    }

    @Test
    void aDefectIsToldInFourLinesWithoutItsStackTrace() {
        User.Said said = user.types("status").endsWith(1);
        List<String> lines = said.complaint();
        assertThat(lines.get(0)).contains("asg-bg has a defect: ", "broken");
        assertThat(lines.get(1)).contains("ASG_BG_DEBUG");
        assertThat(lines.get(3)).contains("'asg-bg status'");
        assertThat(said.err()).doesNotContain("\u001b", " at io.");
    }

    @Test
    void theStackTraceIsForThoseWhoAskForIt() {
        user.environment.put("ASG_BG_DEBUG", "1");
        User.Said said = user.types("status").endsWith(1);
        assertThat(said.err()).contains(" at io.github.asgbg.").doesNotContain("\u001b");
    }

    @Test
    void programsAreToldOfADefectInTheirFormat() {
        User.Said said = user.types("status", "--output", "json").endsWith(1);
        assertThat(said.err()).isEmpty();
        assertThat(said.out().lines()).hasSize(1);
        assertThat(said.out()).contains("\"ending\":\"defect\"", "\"exitCode\":1", "\"command\":\"status\"");
    }

    @Test
    void aDefectInTheMiddleOfADeployIsToldLikeAnyOther() {
        user.crossing.allowAll();
        user.crossing.breakAt("EnterStandby");
        User.Said said = user.types("deploy", "v2", "--output", "json").endsWith(1);
        assertThat(said.out().lines().reduce((a, b) -> b).orElseThrow())
                .contains("\"event\":\"ended\"", "\"exitCode\":1", "\"command\":\"deploy\"");
    }
}
