package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in the environment whose session ends before, or while, somebody releases with them. */
class SessionsTest {
    private static final String END = "AWS_CREDENTIAL_EXPIRATION";

    private final User user = User.withService();

    @AfterEach
    void closes() {
        user.close();
    }

    private String in(Duration time) {
        return user.sandbox.world().now().plus(time).toString();
    }

    @Test
    void whoBeginsShortlyBeforeTheEndIsToldAndNotKeptFromIt() {
        user.environment.put(END, in(Duration.ofSeconds(400)));
        User.Said said = user.types("deploy", "v2").endsWith(0);
        assertThat(said.err())
                .startsWith("note: the session of the keys in the environment ends in 6 min (")
                .contains("and a deploy may take 15 min; if it is cut short, the same command goes on with new keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "-PT1M"})
    void aSessionThatLastsOrIsOverNeedsNoWarning(String time) {
        user.environment.put(END, in(Duration.parse(time)));
        assertThat(user.types("deploy", "v2").endsWith(0).err()).doesNotContain("session");
    }

    @Test
    void whatCannotBeReadIsNoEnd() {
        user.environment.put(END, "soon");
        assertThat(user.types("deploy", "v2").endsWith(0).err()).doesNotContain("session");
    }

    @Test
    void whoIsLockedOutIsToldWhatServesAndGoesOnWithNewKeys() {
        user.whenAsked("UpdateAutoScalingGroup", () -> user.sandbox.expire("AKIDEXAMPLE"));
        User.Said said = user.types("deploy", "v2").endsWith(7);
        assertThat(said.out())
                .contains(
                        "deploy stopped half-way",
                        "The provided token has expired",
                        "so now  v1 serves from shop-blue (2 healthy) (as seen ",
                        "AWS takes no calls with these credentials now)",
                        "the keys in the environment (AWS_ACCESS_KEY_ID) cannot be renewed while a command runs",
                        "then the same command again, which goes on")
                .doesNotContain("nothing was changed", "everything was put back");
        System.setProperty("aws.accessKeyId", "AKIDNEW");
        try {
            user.types("deploy", "v2").endsWith(0);
        } finally {
            System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        }
    }
}
