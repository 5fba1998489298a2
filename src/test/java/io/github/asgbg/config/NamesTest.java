package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that AWS would refuse, or that would mean something else in a request, are refused with what is wrong. */
class NamesTest extends SettingsGiven {
    @ParameterizedTest
    @CsvSource({
        "SERVICE, a/b, is no service name: character 2 is '/'",
        "BLUE, shop:blue, is no Auto Scaling group name: character 5 is ':'",
        "BLUE, shop blue, is no Auto Scaling group name: character 5 is ' '",
        "BLUE, grün, is no Auto Scaling group name: character 3 is 'ü'",
        "TAG_KEY, a#b, cannot be a tag key: character 2 is '#'",
        "PROFILE, my prod, is no profile: character 3 is ' '",
        "LEDGER, s3://My-bucket, is no place in S3; in its bucket: character 1 is 'M'",
        "LEDGER, s3://ab, 'is no place in S3: its bucket has 2 characters, not 3 to 63'",
        "LEDGER, s3://abc-s3alias/x, is no place in S3: S3 has no bucket of that name",
        "LEDGER, s3://abc/a?b, is no place in S3; in its prefix: character 2 is '?'",
        "LEDGER, s3://abc/a/../b, 'is no place in S3: its prefix has an empty part, or one of dots'"
    })
    void theComplaintSaysWhatIsWrong(Setting setting, String text, String complaint) {
        flags.put(setting, text);
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.what())
                .isEqualTo(setting.flag() + ": " + setting.path() + ": '" + text + "' " + complaint));
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void noSettingTakesAControlCharacter(Setting setting) {
        flags.put(setting, "a\u001bb");
        if (setting == Setting.VERSION_PATTERN) {
            assertThat(accepted(FILE).versionPattern()).isPresent();
        } else {
            assertThat(refused(FILE)).as(setting.path()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"BLUE,255", "TAG_KEY,128", "SERVICE_TAG,128", "SERVICE,64"})
    void namesAreAsLongAsAwsTakesThemAndNoLonger(Setting setting, int most) {
        flags.put(setting, "a".repeat(most));
        accepted(FILE);
        flags.put(setting, "a".repeat(most + 1));
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.what())
                .endsWith(": it has " + (most + 1) + " characters, not 1 to " + most));
    }

    @Test
    void aTagKeyThatAwsReservesIsRefusedInAnyCase() {
        flags.put(Setting.TAG_KEY, "AwS:version");
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.remedy())
                .endsWith("not beginning with aws:"));
    }

    @Test
    void aTagKeyHasNoLineSeparator() {
        flags.put(Setting.TAG_KEY, "a\u2028b");
        assertThat(refused(FILE)).singleElement().satisfies(p -> assertThat(p.what())
                .endsWith("character 2 is U+2028"));
    }
}
