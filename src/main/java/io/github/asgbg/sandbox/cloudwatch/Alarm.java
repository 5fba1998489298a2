package io.github.asgbg.sandbox.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** One metric alarm: its settings and state as AWS describes them, and what describing does not show. */
final class Alarm {
    private static final Duration BETWEEN_CALLS = Duration.ofMinutes(1);

    private final Map<String, String> tags = new LinkedHashMap<>();
    private MetricAlarm described;
    private Optional<Instant> lastCall = Optional.empty();
    private boolean hasMoved;

    Alarm(MetricAlarm described) {
        this.described = described;
    }

    String name() {
        return described.alarmName();
    }

    String arn() {
        return described.alarmArn();
    }

    MetricAlarm described() {
        return described;
    }

    /** Changes the settings; the caller carries the state over. */
    void change(MetricAlarm changed) {
        described = changed;
    }

    StateValue state() {
        return described.stateValue();
    }

    /** Whether it has ever left the state that it was created in: nobody is told of that one. */
    boolean hasMoved() {
        return hasMoved;
    }

    void moveTo(Verdict verdict, Instant now) {
        hasMoved = true;
        lastCall = Optional.empty();
        described = described.toBuilder()
                .stateValue(verdict.state())
                .stateReason(verdict.reason())
                .stateReasonData(verdict.reasonData().orElse(null))
                .stateUpdatedTimestamp(now)
                .stateTransitionedTimestamp(now)
                .build();
    }

    /** Gives another reason for the same state, as setting it by hand can. */
    void explain(Verdict verdict, Instant now) {
        described = described.toBuilder()
                .stateReason(verdict.reason())
                .stateReasonData(verdict.reasonData().orElse(null))
                .stateUpdatedTimestamp(now)
                .build();
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The actions of the state that it is in. */
    List<String> actions() {
        return switch (state()) {
            case OK -> described.okActions();
            case ALARM -> described.alarmActions();
            case INSUFFICIENT_DATA -> described.insufficientDataActions();
            case UNKNOWN_TO_SDK_VERSION -> List.of();
        };
    }

    Stream<String> allActions() {
        return Stream.of(described.okActions(), described.alarmActions(), described.insufficientDataActions())
                .flatMap(List::stream);
    }

    /** Whether Auto Scaling is to be called again, a minute after it was. */
    boolean isDueAgain(Instant now) {
        return lastCall.map(last -> !now.isBefore(last.plus(BETWEEN_CALLS))).orElse(true);
    }

    void called(Instant now) {
        lastCall = Optional.of(now);
    }
}
