package io.github.asgbg.sandbox.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources: UG:ec2-auto-scaling-scheduled-scaling ("Recurring schedules"); crontab(5) for the five fields. */
class RecurrenceTest {
    private static final String NEW_YORK = "America/New_York";

    private static List<String> times(String expression, String zone, String after, int count) {
        Recurrence recurrence = Recurrence.of(expression, Optional.of(zone));
        return Stream.iterate(
                        recurrence.after(Instant.parse(after)).orElseThrow(),
                        time -> recurrence.after(time).orElseThrow())
                .limit(count)
                .map(Instant::toString)
                .toList();
    }

    @Test
    void theGuidesExampleIsEveryTuesdayAtHalfPastSix() {
        assertThat(times("30 6 * * 2", "Etc/UTC", "2026-01-01T00:00:00Z", 2))
                .containsExactly("2026-01-06T06:30:00Z", "2026-01-13T06:30:00Z");
    }

    @Test
    void theCliReferencesExampleIsTheFirstOfThreeMonthsInNewYork() {
        assertThat(times("30 0 1 1,6,12 *", NEW_YORK, "2026-02-01T00:00:00Z", 3))
                .containsExactly("2026-06-01T04:30:00Z", "2026-12-01T05:30:00Z", "2027-01-01T05:30:00Z");
    }

    @Test
    void aZoneWithDaylightSavingTimeKeepsTheLocalTime() {
        // "The first action starts at 8:00 AM UTC-5 in local time, while the second time starts at 8:00 AM UTC-4."
        assertThat(times("0 8 * * *", NEW_YORK, "2026-03-07T00:00:00Z", 2))
                .containsExactly("2026-03-07T13:00:00Z", "2026-03-08T12:00:00Z");
    }

    @Test
    void aTimeThatClocksSkipIsLeftOutThatDay() {
        assertThat(times("30 2 * * *", NEW_YORK, "2026-03-07T00:00:00Z", 2))
                .containsExactly("2026-03-07T07:30:00Z", "2026-03-09T06:30:00Z");
    }

    @Test
    void aTimeThatClocksRepeatCountsOnce() {
        assertThat(times("30 1 * * *", NEW_YORK, "2026-11-01T00:00:00Z", 2))
                .containsExactly("2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
    }

    @Test
    void aScheduleOfEveryHourCountsTheRepeatedHourTwice() {
        assertThat(times("0 * * * *", NEW_YORK, "2026-11-01T04:30:00Z", 3))
                .containsExactly("2026-11-01T05:00:00Z", "2026-11-01T06:00:00Z", "2026-11-01T07:00:00Z");
    }

    @Test
    void aDayOfTheMonthAndADayOfTheWeekAreAlternatives() {
        assertThat(times("0 0 13 * 5", "Etc/UTC", "2026-01-08T00:00:00Z", 3))
                .containsExactly("2026-01-09T00:00:00Z", "2026-01-13T00:00:00Z", "2026-01-16T00:00:00Z");
    }

    @Test
    void aDayThatNoCalendarHasNeverComes() {
        assertThat(Recurrence.of("0 0 30 2 *", Optional.empty()).after(Instant.EPOCH))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"0 0 6 * * 1-5", "cron(0 6 * * 1)", "0 6 * * ?", "60 6 * * *", "0 24 * * *", "@daily", "0 6 *"})
    void whatIsNotUnixCronIsRefused(String expression) {
        // Text and cases: badmintoncryer/cdk-preflight, rules/autoscaling/pf-asg-sched-recurrence-*
        assertThatThrownBy(() -> Recurrence.of(expression, Optional.empty()))
                .hasMessage("Given recurrence string: " + expression + " is invalid");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"EDT", "UTC+2", "+02:00", "Berlin"})
    void whatIsNotAnIanaZoneIsRefused(String zone) {
        // Text: badmintoncryer/cdk-preflight, rules/autoscaling/pf-asg-sched-timezone-iana-only
        assertThatThrownBy(() -> Recurrence.of("0 6 * * *", Optional.of(zone)))
                .hasMessage("Time zone specified does not conform to standardized time zones found in IANA Time Zone "
                        + "Database");
    }
}
