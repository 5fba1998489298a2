package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.cli.setup.Outside;
import io.github.asgbg.cli.setup.SafeStream;
import io.github.asgbg.cli.setup.Shell;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
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

    @Test
    void theTextOfADefectIsNoCommandOfACiSystem() {
        user.environment.put("ASG_BG_DEBUG", "1");
        User.Said said = user.types("status").endsWith(1);
        assertThat(said.err()).contains(":\\:error:\\:x").doesNotContain("::error");
        assertThat(user.types("status", "--output", "json").out()).doesNotContain("::error");
    }

    @Test
    void whatCannotEvenBeShownIsToldInOneLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SafeStream err = new SafeStream(bytes, StandardCharsets.UTF_8);
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                err,
                err,
                new Unreadable(),
                Path.of(""),
                () -> false,
                new Interrupts(err, code -> {}),
                Outside.REAL);
        assertThat(Program.run(new String[] {"status"}, shell)).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("asg-bg has a defect: java.lang.IllegalStateException: \ufffd:\\:error:\\:x\n");
    }

    @Test
    void aDefectThatCannotTellItsTextIsToldByItsKind() {
        RuntimeException mute = new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("again");
            }
        };
        assertThat(Defect.inShort(mute)).startsWith("asg-bg has a defect: " + DefectTest.class.getName());
    }

    /** An environment in which the output fails. */
    private static final class Unreadable extends HashMap<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String getOrDefault(Object name, String fallback) {
            throw new IllegalStateException("\u001b[2J::error::x");
        }
    }
}
