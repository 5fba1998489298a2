package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.config.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings as they are typed. */
class SettingsOptionsTest {
    private final User user = User.withService();

    @AfterEach
    void closes() {
        user.close();
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void everySettingCanBeTypedWithEveryCommand(Setting setting) {
        for (String command : new String[] {"deploy v2", "rollback", "finalize --yes", "status", "plan finalize"}) {
            String[] words = (command + " " + setting.flag() + " " + worthless(setting)).split(" ", -1);
            User.Said said = user.types(words).endsWith(2);
            assertThat(said.err()).contains("- " + setting.flag()).doesNotContain("\u0007");
        }
        assertThat(user.connections()).isZero();
    }

    /** A value that nobody takes, so that whoever reads it complains; as a profile any name is one, and only none is not. */
    private static String worthless(Setting setting) {
        return setting == Setting.PROFILE ? "" : "(\u0007";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--on-interrupt maybe | maybe",
                "--watching-alarms=follow | follow",
                "--lease 60x | 60x",
                "--budget-change forever | forever",
                "--failed-launches many | many",
                "--endpoint-url nowhere | nowhere"
            })
    void aValueThatIsNoneIsNamedWithItsFlag(String flag, String value) {
        User.Said said = user.types(("status " + flag).split(" ", -1)).endsWith(2);
        assertThat(said.err()).contains(flag.split("[ =]", 2)[0], value);
        assertThat(user.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.yaml", ".", "a\u0000b"})
    void aSettingsFileThatCannotBeReadIsOneProblem(String file) {
        User.Said said = user.types("status", "--config", file).endsWith(2);
        assertThat(said.err()).contains("one thing is wrong").doesNotContain("\u0000");
        assertThat(said.err().lines().filter(line -> line.startsWith("- "))).hasSize(1);
        assertThat(user.connections()).isZero();
    }

    @Test
    void aFlagOutranksTheFile() {
        assertThat(user.types("status", "--service", "store", "--output", "json")
                        .out())
                .contains("\"service\":\"store\"");
    }
}
