package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.Examples;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.LedgerDocument;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {
    private static final String WRITTEN = LedgerJson.write(Examples.document());

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(LedgerJson.read(WRITTEN)).isEqualTo(Examples.document());
        assertThat(LedgerJson.read(LedgerJson.write(LedgerDocument.EMPTY))).isEqualTo(LedgerDocument.EMPTY);
        assertThat(LedgerJson.readHistory(LedgerJson.writeHistory(Examples.firstRelease())))
                .isEqualTo(Examples.firstRelease());
    }

    @Test
    void everyPhaseIsReadBack() {
        for (Phase phase : Phase.values()) {
            Release release = Examples.release().ended(phase, Instant.EPOCH);
            assertThat(LedgerJson.readHistory(LedgerJson.writeHistory(release))).isEqualTo(release);
        }
    }

    @Test
    void whatScaledAGroupIsReadBack() {
        Release release = Examples.movingRelease();
        String written = LedgerJson.writeHistory(release);
        assertThat(LedgerJson.readHistory(written)).isEqualTo(release);
        assertThat(written)
                .contains("\"kind\" : \"scheduled action\"")
                .contains("\"MetricIntervalLowerBound\" : \"0.0\"")
                .contains("\"Empty\" : [ ]")
                .contains("\"None\" : { }");
    }

    @Test
    void aReleaseOfTheVersionBeforeScaledNothing() {
        assertThat(WRITTEN).doesNotContain("scaling");
        assertThat(LedgerJson.read(WRITTEN)
                        .release()
                        .orElseThrow()
                        .outgoingBefore()
                        .scaling())
                .isEmpty();
    }

    @Test
    void damagedSettingsSayWhere() {
        String written = LedgerJson.writeHistory(Examples.movingRelease());
        String path = "`release.outgoingBefore.scaling[0].";
        assertDamagedHistory(written.replace("\"kind\" : \"policy\"", "\"kind\" : \"mood\""), path + "kind` is `mood`");
        assertDamagedHistory(
                written.replace("\"MetricIntervalLowerBound\" : \"0.0\"", "\"MetricIntervalLowerBound\" : 0"),
                path + "settings.StepAdjustments[0].MetricIntervalLowerBound` is not a text, a list or an object");
        assertDamagedHistory(written.replace("\"name\" : \"cpu\"", "\"nom\" : \"cpu\""), path + "name` is missing");
    }

    private static void assertDamagedHistory(String json, String what) {
        assertThatThrownBy(() -> LedgerJson.readHistory(json))
                .isInstanceOf(LedgerJson.Damaged.class)
                .hasMessageContaining(what);
    }

    @Test
    void aPersonCanReadIt() {
        assertThat(WRITTEN)
                .contains("\"format\" : 1,")
                .contains("\"phase\" : \"in soak\"")
                .contains("\"incoming\" : \"green\"")
                .contains("\"timeToLive\" : \"PT30S\"")
                .contains("\"startedAt\" : \"2026-03-01T12:00:00.123Z\"")
                .endsWith("}\n");
    }

    @Test
    void membersOfLaterVersionsAreIgnored() {
        String later = WRITTEN.replace("\"nonce\"", "\"mood\" : [\"fine\"], \"nonce\"");
        assertThat(LedgerJson.read(later)).isEqualTo(Examples.document());
    }

    @Test
    void anUnknownFormatIsRefused() {
        assertThatThrownBy(() -> LedgerJson.read(WRITTEN.replace("\"format\" : 1", "\"format\" : 2")))
                .isInstanceOf(LedgerJson.UnknownFormat.class)
                .hasMessageContaining("format 2");
    }

    @Test
    void aDamagedDocumentSaysWhere() {
        assertDamaged(WRITTEN.replace("\"nonce\"", "\"once\""), "`lease.nonce` is missing");
        assertDamaged(WRITTEN.replace("\"fence\" : 3", "\"fence\" : \"3\""), "`lease.fence` is not a whole number");
        assertDamaged(WRITTEN.replace("in soak", "asleep"), "`release.phase` is `asleep`");
        assertDamaged(WRITTEN.replace("PT30S", "half a minute"), "`lease.timeToLive` is `half a minute`");
        assertDamaged(
                WRITTEN.replace("\"desired\" : 4", "\"desired\" : 1"), "`release.outgoingBefore.sizes.`: sizes must");
        assertDamaged(WRITTEN.substring(0, 200), "it is not JSON");
        assertDamaged("", "it is not a JSON object");
        assertDamaged("[]", "it is not a JSON object");
        assertDamaged("{}", "`format` is missing");
    }

    private static void assertDamaged(String json, String what) {
        assertThatThrownBy(() -> LedgerJson.read(json))
                .isInstanceOf(LedgerJson.Damaged.class)
                .hasMessageContaining(what);
    }
}
