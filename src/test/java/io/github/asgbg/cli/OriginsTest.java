package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What decides where a command works, and that nobody typed, is shown by every command. */
class OriginsTest {
    private static final String SETTINGS =
            "settings from asg-bg.yaml: ledger s3://asg-bg-ledger/asg-bg, region us-east-1, endpoint-url http://127.0.0.1";
    private static final String JSON =
            "\"settings\":[{\"from\":\"asg-bg.yaml\",\"setting\":\"ledger\",\"value\":\"s3://";

    private final User user = User.withService();

    @AfterEach
    void close() {
        user.close();
    }

    @Test
    void aDeployTellsBeforeItAsksAnything() {
        User.Said said = user.types("deploy", "v2").endsWith(0);
        assertThat(said.err().lines().skip(1).findFirst().orElseThrow()).isEqualTo("00:00 " + SETTINGS);
    }

    @Test
    void itsFirstEventTellsPrograms() {
        User.Said said = user.types("deploy", "v2", "--output", "json").endsWith(0);
        assertThat(said.out().lines().findFirst().orElseThrow())
                .contains("\"command\":\"deploy\"")
                .contains(JSON);
    }

    @Test
    void finalizeTellsBeforeItAsks() {
        user.types("deploy", "v2").endsWith(0);
        String err = user.atTerminal("no\n").types("finalize").endsWith(3).err();
        assertThat(err.lines().findFirst().orElseThrow()).isEqualTo(SETTINGS);
    }

    @Test
    void statusAndPlanTellToo() {
        assertThat(user.types("status").endsWith(0).out()).contains(SETTINGS);
        assertThat(user.types("status", "--output", "json").out()).contains(JSON);
        assertThat(user.types("plan", "deploy", "v2").endsWith(0).out()).contains(SETTINGS);
        assertThat(user.types("plan", "deploy", "v2", "--output", "json").out()).contains(JSON);
    }

    @Test
    void whatIsTypedIsNotRepeated() {
        String out = user.types("status", "--region", "us-east-1").endsWith(0).out();
        assertThat(out).contains("settings from asg-bg.yaml").doesNotContain(", region us-east-1");
    }
}
