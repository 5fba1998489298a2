package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.cli.setup.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals as commands see them; what the operating system does with them is seen with the packaged program. */
class SignalsTest {
    private final User user = User.withService();

    @AfterEach
    void closes() {
        user.close();
    }

    @ParameterizedTest
    @CsvSource({"INT,130,interrupted", "TERM,143,terminated", "HUP,143,terminated"})
    void aDeployThatIsAskedToStopEndsWithTheSignalsCodeAndGivesItsLeaseUp(Signal signal, int code, String ending) {
        user.whenAsked("UpdateAutoScalingGroup", () -> user.signal(signal));
        User.Said said = user.types("deploy", "v2", "--output", "json").endsWith(code);
        assertThat(said.err()).startsWith("Stopping; a second Ctrl-C leaves everything as it is.");
        assertThat(said.out().lines().reduce((a, b) -> b).orElseThrow())
                .contains("\"ending\":\"" + ending + "\"", "\"exitCode\":" + code);
        assertThat(user.types("status", "--output", "json").out()).doesNotContain("\"holder\"");
    }

    @Test
    void theFirstOfTwoSignalsDecidesTheCode() {
        user.whenAsked("UpdateAutoScalingGroup", () -> {
            user.signal(Signal.TERM);
            user.signal(Signal.INT);
        });
        assertThat(user.types("deploy", "v2").endsWith(143).err()).contains("a third signal ends the process at once");
    }

    @Test
    void aDeployThatIsStoppedBeforeItsCutOverIsPutBack() {
        user.whenAsked("UpdateAutoScalingGroup", () -> user.signal(Signal.INT));
        assertThat(user.types("deploy", "v2").endsWith(130).out()).contains("everything was put back");
        user.types("status").endsWith(0);
    }

    @Test
    void aDeployThatIsToldToLeaveEverythingIsContinuedByTheSameCommand() {
        user.whenAsked("UpdateAutoScalingGroup", () -> user.signal(Signal.TERM));
        user.types("deploy", "v2", "--on-interrupt", "leave").endsWith(143);
        user.types("status").endsWith(7);
        user.types("deploy", "v2").endsWith(0);
    }

    @Test
    void otherCommandsStopAfterTheActionInHand() {
        user.types("deploy", "v2").endsWith(0);
        user.whenAsked("ExitStandby", () -> user.signal(Signal.INT));
        assertThat(user.types("rollback").endsWith(130).err()).contains("Stopping after the action in hand.");
        assertThat(user.types("status", "--output", "json").endsWith(7).out()).doesNotContain("\"holder\"");
    }

    @Test
    void watchingEndsAsAnInterruptedCommandDoes() {
        user.whenAsked("DescribeTargetHealth", () -> user.signal(Signal.INT));
        assertThat(user.types("status", "--watch").endsWith(130).out()).contains("v1 from blue");
    }
}
