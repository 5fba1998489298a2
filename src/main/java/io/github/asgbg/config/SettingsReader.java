package io.github.asgbg.config;

import io.github.asgbg.config.Settings.AwsSettings;
import io.github.asgbg.config.Settings.Budgets;
import io.github.asgbg.config.Settings.LeaseTimes;
import io.github.asgbg.config.Settings.OnInterrupt;
import io.github.asgbg.config.Settings.Poll;
import io.github.asgbg.config.Settings.ScalingSettings;
import io.github.asgbg.config.Settings.WatchingAlarms;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags over environment over {@code asg-bg.yaml}, over defaults; all that is wrong is told at once. */
public final class SettingsReader {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** With a third of the time to renew, less leaves no room for one slow call to S3. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(6);

    /** The longest setting is a list of 30 dimensions of 255 characters each. */
    private static final int LONGEST_VALUE = 8192;

    static final Duration LONGEST_LEASE = Duration.ofMinutes(10);

    private final Sources sources;
    private final List<Problem> problems = new ArrayList<>();
    private String fileHint = "";

    private SettingsReader(Sources sources) {
        this.sources = sources;
    }

    /** Reads all settings. */
    public static Reading read(Sources sources) {
        return new SettingsReader(sources).read();
    }

    /** Without the file that was meant, all that it may hold would seem to be missing: then only that is said. */
    private Reading read() {
        return file().map(this::read).orElseGet(() -> new Reading.Refused(problems));
    }

    private Reading read(Map<Setting, Found> found) {
        problems.addAll(Variables.unknown(sources));
        problems.addAll(Redirections.problems(sources));
        environment(found);
        sources.flags().forEach((setting, text) -> found.put(setting, new Found(text, setting.flag())));
        List<Problem> endless = endless(found);
        return endless.isEmpty() ? judged(found) : new Reading.Refused(endless);
    }

    /** Told alone, before anything is tried on them: what takes long to match is most likely no value at all. */
    private static List<Problem> endless(Map<Setting, Found> found) {
        return found.entrySet().stream()
                .filter(e -> e.getValue().text().length() > LONGEST_VALUE)
                .map(e -> new Problem(
                        e.getValue().where() + ": " + e.getKey().path() + " has "
                                + e.getValue().text().length() + " characters, more than any setting can mean",
                        "give " + e.getKey().meaning()))
                .toList();
    }

    private Reading judged(Map<Setting, Found> found) {
        Values values = new Values(found, problems, fileHint);
        Settings settings = settings(values);
        Contradictions.find(settings, values, problems);
        return problems.isEmpty() ? new Reading.Accepted(settings) : new Reading.Refused(problems);
    }

    /** What the AWS SDK reads itself is left to it and outranks the file. The profile is kept, with where it was found. */
    private void environment(Map<Setting, Found> found) {
        for (Setting setting : Setting.values()) {
            Optional<String> value = sources.variable(setting.variable());
            if (value.isPresent() && setting.isKnownToSdk() && setting != Setting.PROFILE) {
                found.remove(setting);
            } else {
                value.ifPresent(text -> found.put(setting, new Found(text, setting.variable())));
            }
        }
    }

    /** Empty when there is a file that cannot be read, which is a problem by then. */
    private Optional<Map<Setting, Found>> file() {
        SettingsFile file = SettingsFile.of(sources);
        SettingsFile.Content content = file.read(sources.directory());
        if (content instanceof SettingsFile.Content.Text text) {
            return YamlFile.read(file.name(), text.text(), problems);
        }
        if (content instanceof SettingsFile.Content.None none) {
            fileHint = " (there is no " + none.path() + ")";
            return Optional.of(new EnumMap<>(Setting.class));
        }
        problems.add(((SettingsFile.Content.Unreadable) content).problem());
        return Optional.empty();
    }

    private Settings settings(Values values) {
        return new Settings(
                values.service(),
                values.group(Setting.BLUE),
                values.group(Setting.GREEN),
                values.tagKey(Setting.TAG_KEY),
                values.tagKey(Setting.SERVICE_TAG),
                values.versionPattern(),
                values.ledger().ownedBy(values.bucketOwner()).encryptedBy(values.bucketEncryption()),
                lease(values),
                budgets(values),
                values.count(Setting.FAILED_LAUNCHES, 1000),
                new Poll(
                        values.duration(Setting.POLL_MIN, Duration.ofMillis(10), Duration.ofMinutes(1)),
                        values.duration(Setting.POLL_MAX, Duration.ofMillis(10), Duration.ofMinutes(5))),
                values.choice(Setting.ON_INTERRUPT, OnInterrupt.values()),
                new ScalingSettings(
                        values.choice(Setting.WATCHING_ALARMS, WatchingAlarms.values()), values.groupDimensions()),
                aws(values),
                origins(values));
    }

    private List<Origin> origins(Values values) {
        String file = SettingsFile.of(sources).name();
        return Stream.concat(values.origins(file).stream(), Redirections.of(sources).stream())
                .toList();
    }

    private LeaseTimes lease(Values values) {
        return new LeaseTimes(
                values.duration(Setting.LEASE, shortestLease(values), LONGEST_LEASE),
                values.duration(Setting.LEASE_WAIT, Duration.ZERO, DAY));
    }

    private static Budgets budgets(Values values) {
        return new Budgets(
                values.duration(Setting.LAUNCH, SECOND, DAY),
                values.duration(Setting.HEALTHY, SECOND, DAY),
                values.duration(Setting.UNHEALTHY, SECOND, DAY),
                values.duration(Setting.STANDBY, SECOND, DAY),
                values.duration(Setting.CHANGE, SECOND, DAY),
                values.duration(Setting.ROLLBACK, SECOND, DAY),
                values.duration(Setting.FINALIZE, SECOND, DAY),
                values.duration(Setting.INTERRUPT, SECOND, DAY));
    }

    private static AwsSettings aws(Values values) {
        boolean isProfileExplicit =
                values.has(Setting.PROFILE) && !values.where(Setting.PROFILE).equals(Setting.PROFILE.variable());
        return new AwsSettings(values.profile(), isProfileExplicit, values.region(), values.endpointUrl());
    }

    /** A rehearsal against a simulated AWS, often faster than real time, may use a shorter lease. */
    private Duration shortestLease(Values values) {
        boolean isRehearsal = values.has(Setting.ENDPOINT_URL)
                || sources.variable(Setting.ENDPOINT_URL.variable()).isPresent();
        return isRehearsal ? SECOND : SHORTEST_LEASE;
    }
}
