package io.github.asgbg.aws.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String REASON =
            "[   21.3] cloud-init[1402]: asg-bg: FAILED: group shop-green has no tag image-version";

    @Test
    void theTailIsTheLastLinesThatSaySomething() {
        assertThat(Console.tail("one\n\ntwo\r\n  \nthree\n", 2)).containsExactly("two", "three");
        assertThat(Console.tail("one\n", 8)).containsExactly("one");
        assertThat(Console.tail("", 8)).isEmpty();
    }

    @Test
    void whyNoVersionWasStartedIsShownHoweverMuchWasWrittenAfterIt() {
        String output =
                "booted\n" + REASON + "\n-----BEGIN SSH HOST KEY KEYS-----\nkey\n-----END-----\nip-10-0-0-1 login:\n";
        assertThat(Console.tail(output, 3)).containsExactly(REASON, "-----END-----", "ip-10-0-0-1 login:");
        assertThat(Console.tail(output, 1)).containsExactly(REASON);
    }

    @Test
    void aReasonAmongTheLastLinesStaysWhereItIs() {
        assertThat(Console.tail("one\n" + REASON + "\nthree\n", 2)).containsExactly(REASON, "three");
        assertThat(Console.tail("one\ntwo\n" + REASON + "\n", 2)).containsExactly("two", REASON);
    }

    @Test
    void ofSeveralReasonsTheLastIsShown() {
        String output = "asg-bg: FAILED: first\nasg-bg: FAILED: second\nthree\nfour\n";
        assertThat(Console.tail(output, 2)).containsExactly("asg-bg: FAILED: second", "four");
    }

    @Test
    void nothingThatATerminalWouldActUponIsShown() {
        assertThat(Console.tail("\u001b[31mtwo\u001b[0m\n", 2)).containsExactly("two");
    }
}
