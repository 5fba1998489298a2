package io.github.asgbg.report.text;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Printable;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.wording.Health;
import io.github.asgbg.report.wording.Times;
import java.time.Duration;
import java.time.Instant;

/** What a table says of one instance. */
record InstanceRow(String id, String state, String health, String version, String age, String zone, Tone tone) {
    /** The clock is AWS's, as the time of the launch is. */
    static InstanceRow of(Group group, Instance instance, Instant clock, Tone tone) {
        return new InstanceRow(
                instance.id(),
                instance.state(),
                Health.word(group, instance),
                Printable.of(instance.version().orElse("")),
                instance.launched()
                        .map(at -> Times.age(Duration.between(at, clock)))
                        .orElse(""),
                instance.zone(),
                tone);
    }

    String text(InstanceColumns.Column column) {
        return switch (column) {
            case INSTANCE -> id;
            case STATE -> state;
            case HEALTH -> health;
            case VERSION -> version;
            case AGE -> age;
            case ZONE -> zone;
        };
    }
}
