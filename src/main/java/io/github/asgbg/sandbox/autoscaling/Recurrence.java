package io.github.asgbg.sandbox.autoscaling;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.github.asgbg.sandbox.wire.AwsError;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A schedule in Unix cron syntax and the time zone in which it is meant (UG:ec2-auto-scaling-scheduled-scaling).
 *
 * <p>AWS says that it adjusts for daylight saving time, but not what becomes of the hours that clocks skip or repeat. Here
 * a time of day that does not exist is left out that day, and one that exists twice counts once, the first time, unless
 * the schedule names every hour.
 */
final class Recurrence {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    private Recurrence(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /** Reads the expression; UTC unless a zone of the IANA database is named. */
    static Recurrence of(String expression, Optional<String> timeZone) {
        ZoneId zone = timeZone.map(Recurrence::zone).orElse(ZoneOffset.UTC);
        try {
            return new Recurrence(ExecutionTime.forCron(PARSER.parse(expression)), zone);
        } catch (IllegalArgumentException unreadable) {
            throw AwsError.validation("Given recurrence string: " + expression + " is invalid");
        }
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw AwsError.validation("Time zone specified does not conform to standardized time zones found in IANA "
                    + "Time Zone Database");
        }
        return ZoneId.of(name);
    }

    /** The next time, later than this one; empty for a day that no calendar has. */
    Optional<Instant> after(Instant time) {
        return times.nextExecution(time.atZone(zone)).map(ZonedDateTime::toInstant);
    }
}
