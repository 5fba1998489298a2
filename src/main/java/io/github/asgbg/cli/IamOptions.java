package io.github.asgbg.cli;

import io.github.asgbg.config.S3Url;
import io.github.asgbg.config.Settings.LedgerPlace;
import io.github.asgbg.model.Printable;
import io.github.asgbg.policies.Placeholder;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the documents leave open and no setting says. */
final class IamOptions {
    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "the account's 12 digits; otherwise that of the credentials at hand")
    private @Nullable String account;

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "the role or user that runs asg-bg, with its path if it has one")
    private @Nullable String operator;

    @Option(
            names = "--alarm-prefix",
            paramLabel = "TEXT",
            description = "how the names of the service's alarms begin, as in shop-")
    private @Nullable String alarmPrefix;

    @Option(names = "--alarm-topic", paramLabel = "NAME", description = "the SNS topic that those alarms notify")
    private @Nullable String alarmTopic;

    @Option(names = "--no-alarms", description = "no alarm calls the groups' policies")
    private boolean hasNoAlarms;

    @Option(names = "--no-alarm-topic", description = "those alarms notify nobody")
    private boolean hasNoAlarmTopic;

    @Option(
            names = "--bootstrap",
            paramLabel = "s3://BUCKET/PREFIX",
            description = "where the scripts are that instances run")
    private @Nullable String bootstrap;

    @Option(names = "--no-bootstrap", description = "instances run no scripts from S3")
    private boolean hasNoBootstrap;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    Optional<String> account() {
        return Optional.ofNullable(account);
    }

    /**
     * What was given, as the documents call it.
     *
     * @throws ParameterException when two options contradict each other, or a place is none
     */
    Map<Placeholder, String> values() {
        contradicting(hasNoAlarms, "--no-alarms", alarmPrefix, "--alarm-prefix");
        contradicting(hasNoAlarms, "--no-alarms", alarmTopic, "--alarm-topic");
        contradicting(hasNoAlarmTopic, "--no-alarm-topic", alarmTopic, "--alarm-topic");
        contradicting(hasNoBootstrap, "--no-bootstrap", bootstrap, "--bootstrap");
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        put(values, Placeholder.OPERATOR, operator);
        put(values, Placeholder.ALARM_PREFIX, alarmPrefix);
        put(values, Placeholder.ALARM_TOPIC, alarmTopic);
        Optional.ofNullable(bootstrap).map(this::place).ifPresent(place -> {
            values.put(Placeholder.BOOTSTRAP_BUCKET, place.bucket());
            values.put(Placeholder.BOOTSTRAP_PREFIX, place.prefix());
        });
        return values;
    }

    /** What the service does not have. */
    Set<Placeholder> absent() {
        Set<Placeholder> absent = EnumSet.noneOf(Placeholder.class);
        if (hasNoAlarms) {
            absent.add(Placeholder.ALARM_PREFIX);
        }
        if (hasNoAlarms || hasNoAlarmTopic) {
            absent.add(Placeholder.ALARM_TOPIC);
        }
        if (hasNoBootstrap) {
            absent.addAll(Set.of(Placeholder.BOOTSTRAP_BUCKET, Placeholder.BOOTSTRAP_PREFIX));
        }
        return absent;
    }

    private static void put(Map<Placeholder, String> values, Placeholder placeholder, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(v -> values.put(placeholder, v));
    }

    private void contradicting(boolean isWithout, String without, @Nullable String value, String option) {
        if (isWithout && value != null) {
            throw new ParameterException(spec.commandLine(), option + " contradicts " + without);
        }
    }

    private LedgerPlace place(String text) {
        return S3Url.parse(text.strip())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--bootstrap: '" + Printable.brief(text) + "' is no place in S3" + S3Url.fault(text.strip())));
    }
}
