package io.github.asgbg.plan.scaling;

import static io.github.asgbg.plan.ScalingWorlds.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Value.Members;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A scheduled action runs on the other group when it would have run, and its next run is not taken for a setting. */
class ScheduledTimesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant EIGHT = Instant.parse("2026-03-03T08:00:00Z");
    private static final String DAILY = "0 8 * * *";

    private static Members put(Object start, Instant now) {
        return new ScheduledTimes(members("Recurrence", DAILY, "StartTime", start, "MinSize", 2), now).toPut();
    }

    @Test
    void theNextRunIsNoSetting() {
        assertThat(put(EIGHT, NOON).get("StartTime")).isEmpty();
        assertThat(put("2026-03-02T08:00:00Z", NOON).get("StartTime")).isEmpty();
    }

    /** AWS may have moved it on a little before our look's clock says so. */
    @Test
    void neitherIsTheRunAfterOneThatIsJustOver() {
        assertThat(put("2026-03-04T08:00:00Z", EIGHT.minusSeconds(30)).get("StartTime"))
                .isEmpty();
        assertThat(put("2026-03-04T08:00:00Z", EIGHT.minusSeconds(300)).get("StartTime"))
                .isPresent();
    }

    @Test
    void aFirstStartThatIsStillToComeIsKept() {
        assertThat(put("2026-06-01T08:00:00Z", NOON).text("StartTime")).hasValue("2026-06-01T08:00:00Z");
        assertThat(put("2026-03-02T19:00:00Z", NOON).text("StartTime")).hasValue("2026-03-02T19:00:00Z");
    }

    @Test
    void aRecurrenceWhoseLastRunIsPastIsOverBeforeItsEnd() {
        Item item = Item.scheduledAction("morning");
        Members ending = members("Recurrence", DAILY, "EndTime", "2026-03-02T20:00:00Z", "StartTime", EIGHT);
        assertThat(Transfer.isOver(item, ending, NOON)).isTrue();
        assertThat(Transfer.isOver(item, ending, Instant.parse("2026-03-02T07:59:59Z")))
                .isFalse();
        Members atItsEnd = members("Recurrence", DAILY, "EndTime", EIGHT);
        assertThat(Transfer.isOver(item, atItsEnd, NOON)).isFalse();
        Members later =
                members("Recurrence", DAILY, "StartTime", "2026-06-01T08:00:00Z", "EndTime", "2026-07-01T00:00:00Z");
        assertThat(Transfer.isOver(item, later, NOON)).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsPutAsItIsAndNotInsistedOn() {
        Members strange = members("Recurrence", "0 8 L * ?", "StartTime", EIGHT);
        assertThat(new ScheduledTimes(strange, NOON).toPut()).isEqualTo(strange);
        assertThat(Transfer.isAlike(strange, strange.without("StartTime"))).isTrue();
        assertThat(Cron.of("0 8 * *", Optional.empty())).isEmpty();
        assertThat(Cron.of("0 24 * * *", Optional.empty())).isEmpty();
        assertThat(Cron.of("0 8 * * *", Optional.of("Mars/Olympus"))).isEmpty();
        assertThat(Cron.of("0 8 30 2 *", Optional.empty()).orElseThrow().after(NOON))
                .isEmpty();
    }

    /** Another reading of the same syntax, over zones that change their clocks. */
    @Test
    void timesAreThoseOfACronLibrary() {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        for (long seed = 0; seed < 2000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = field(random, 0, 59) + " " + field(random, 0, 23) + " " + field(random, 1, 28) + " "
                    + field(random, 1, 12) + " " + field(random, 0, 7);
            // Hours that clocks skip or repeat are told of nowhere.
            ZoneId zone = random.nextBoolean() ? ZoneOffset.UTC : ZoneId.of("Asia/Kolkata");
            Instant from = NOON.plusSeconds(random.nextInt(40_000_000));
            Optional<Cron> cron = Cron.of(text, Optional.of(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
            if (cron.isEmpty()) {
                assertThat(text).contains("*/");
                continue;
            }
            assertThat(cron.flatMap(c -> c.after(from)))
                    .as("seed " + seed + ": " + text + " after " + from + " in " + zone)
                    .isEqualTo(ExecutionTime.forCron(parser.parse(text))
                            .nextExecution(from.atZone(zone))
                            .map(t -> t.toInstant()));
        }
    }

    @Test
    void aTimeZoneHasItsSummer() {
        Cron cron = Cron.of("30 8 * * MON-FRI", Optional.of("Europe/Berlin")).orElseThrow();
        assertThat(cron.after(Instant.parse("2026-03-27T12:00:00Z"))).hasValue(Instant.parse("2026-03-30T06:30:00Z"));
        assertThat(cron.after(NOON)).hasValue(Instant.parse("2026-03-03T07:30:00Z"));
    }

    private static String field(SplittableRandom random, int least, int most) {
        int from = random.nextInt(least, most + 1);
        return switch (random.nextInt(6)) {
            case 0 -> String.valueOf(from);
            case 1 -> from + "-" + random.nextInt(from, most + 1);
            case 2 -> "*/" + random.nextInt(1, 6);
            case 3 -> from + "," + random.nextInt(least, most + 1);
            default -> "*";
        };
    }
}
