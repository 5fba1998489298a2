package io.github.asgbg.aws.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.asgbg.aws.Examples;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.LedgerDocument;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void whateverAwsLetsPeopleWriteInATagIsReadBack() {
        for (String value : List.of("", "v1\u202e2", "a\tb\nc", "\ud83d\ude80".repeat(256), "\u0085\u2028")) {
            String quoted = TextNode.valueOf(value).toString();
            LedgerDocument document = LedgerJson.read(WRITTEN.replace("\"v1\"", quoted));
            assertThat(document.release().orElseThrow().outgoingVersion()).hasValue(value);
            assertThat(LedgerJson.read(LedgerJson.write(document))).isEqualTo(document);
        }
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

    /** What a running release may have been stored as by the versions before. */
    @Test
    void aDocumentOfTheFirstFormatReadsTheSame() {
        assertThat(LedgerJson.read(FIRST_FORMAT)).isEqualTo(Examples.document());
    }

    @ParameterizedTest
    @CsvSource({
        "deploying, DEPLOYING",
        "cutting over, CUTTING_OVER",
        "in soak, SOAKING",
        "rolling back, ROLLING_BACK",
        "finalizing, FINALIZING",
        "rolled back, ROLLED_BACK",
        "finalized, FINALIZED",
    })
    void everyPhaseOfTheFirstFormatIsKnown(String words, Phase phase) {
        String stored = FIRST_FORMAT.replace("\"in soak\"", "\"" + words + "\"");
        assertThat(LedgerJson.read(stored).release().orElseThrow().phase()).isEqualTo(phase);
    }

    private static final String FIRST_FORMAT = """
            {
              "format" : 1,
              "lease" : {
                "job" : "https://ci.example/42",
                "holder" : "ada", "host" : "build-7", "command" : "deploy v2",
                "nonce" : "5f0c", "fence" : 3, "writes" : 17,
                "timeToLive" : "PT30S", "renewedAt" : "2026-03-01T12:00:05Z"
              },
              "release" : {
                "id" : "20260301T120000Z-v2", "service" : "shop", "phase" : "in soak",
                "incoming" : "green", "incomingVersion" : "v2", "outgoingVersion" : "v1",
                "tagKey" : "image-version",
                "startedAt" : "2026-03-01T12:00:00.123Z", "cutOverAt" : "2026-03-01T12:04:00Z",
                "needed" : 4, "detaching" : [ "i-0a", "i-0b" ],
                "outgoingBefore" : {
                  "group" : "shop-blue", "sizes" : { "min" : 2, "desired" : 4, "max" : 8 },
                  "suspended" : [ "AZRebalance" ], "version" : "v1"
                },
                "incomingBefore" : {
                  "group" : "shop-green", "sizes" : { "min" : 0, "desired" : 0, "max" : 0 },
                  "suspended" : [ ], "version" : "v0"
                }
              },
              "last" : {
                "id" : "20260301T110000Z-v1", "service" : "shop", "phase" : "finalized",
                "incoming" : "blue", "incomingVersion" : "v1",
                "tagKey" : "image-version",
                "startedAt" : "2026-03-01T11:00:00Z", "endedAt" : "2026-03-01T11:09:00Z",
                "needed" : 0, "detaching" : [ ],
                "firstCapacity" : { "min" : 1, "desired" : 2, "max" : 4 },
                "outgoingBefore" : {
                  "group" : "shop-green", "sizes" : { "min" : 0, "desired" : 0, "max" : 0 }, "suspended" : [ ]
                },
                "incomingBefore" : {
                  "group" : "shop-blue", "sizes" : { "min" : 0, "desired" : 0, "max" : 0 }, "suspended" : [ ]
                }
              }
            }
            """;

    @Test
    void aPersonCanReadIt() {
        assertThat(WRITTEN)
                .contains("\"format\" : 2,")
                .contains("\"phase\" : \"SOAKING\"")
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
        assertThatThrownBy(() -> LedgerJson.read(WRITTEN.replace("\"format\" : 2", "\"format\" : 3")))
                .isInstanceOf(LedgerJson.UnknownFormat.class)
                .hasMessageContaining("has format 3");
    }

    @Test
    void aDamagedDocumentSaysWhere() {
        assertDamaged(WRITTEN.replace("\"nonce\"", "\"once\""), "`lease.nonce` is missing");
        assertDamaged(WRITTEN.replace("\"fence\" : 3", "\"fence\" : \"3\""), "`lease.fence` is not a whole number");
        assertDamaged(WRITTEN.replace("SOAKING", "asleep"), "`release.phase` is `asleep`");
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
