package io.github.asgbg.config;

import io.github.asgbg.config.Settings.Budgets;
import io.github.asgbg.config.Settings.Poll;
import io.github.asgbg.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Flags over environment over {@code asg-bg.yaml}, over defaults; all that is wrong is told at once. */
public final class SettingsReader {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** With a third of the time to renew, less leaves no room for one slow call to S3. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(6);

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

    private Reading read() {
        Map<Setting, Found> found = file();
        environment(found);
        sources.flags().forEach((setting, text) -> found.put(setting, new Found(text, setting.flag())));
        Settings settings = settings(new Values(found, problems, fileHint));
        return problems.isEmpty() ? new Reading.Accepted(settings) : new Reading.Refused(problems);
    }

    /** What the AWS SDK reads itself is left to it; the file's value must not outrank it, though. */
    private void environment(Map<Setting, Found> found) {
        for (Setting setting : Setting.values()) {
            Optional<String> value = sources.variable(setting.variable());
            if (value.isPresent() && setting.isKnownToSdk()) {
                found.remove(setting);
            } else {
                value.ifPresent(text -> found.put(setting, new Found(text, setting.variable())));
            }
        }
    }

    private Map<Setting, Found> file() {
        if (sources.config().isPresent()) {
            return file(sources.config().get(), "--config");
        }
        Optional<String> variable = sources.variable(Sources.CONFIG_VARIABLE);
        return variable.isPresent() ? file(variable.get(), Sources.CONFIG_VARIABLE) : file(Sources.FILE_NAME, "");
    }

    /** {@code namedBy} is empty for the default file, which alone may be missing. */
    private Map<Setting, Found> file(String name, String namedBy) {
        Path path = sources.directory().resolve(name);
        try {
            return YamlFile.read(name, Files.readAllBytes(path), problems);
        } catch (NoSuchFileException e) {
            missing(path, namedBy);
        } catch (IOException e) {
            String reason = Files.isDirectory(path) ? "it is a directory" : e.toString();
            problems.add(new Problem(name + ": cannot be read: " + reason, "name a readable file with --config"));
        }
        return new EnumMap<>(Setting.class);
    }

    private void missing(Path path, String namedBy) {
        if (namedBy.isEmpty()) {
            fileHint = " (there is no " + path + ")";
        } else {
            problems.add(new Problem(namedBy + ": there is no file " + path, "name one that exists"));
        }
    }

    private Settings settings(Values values) {
        Settings settings = new Settings(
                values.service(),
                values.group(Setting.BLUE),
                values.group(Setting.GREEN),
                values.tagKey(),
                values.ledger(),
                budgets(values),
                values.count(Setting.FAILED_LAUNCHES, 1000),
                poll(values),
                values.duration(Setting.LEASE, shortestLease(values), Duration.ofMinutes(10)),
                values.profile(),
                values.region(),
                values.endpointUrl());
        twoGroups(settings, values);
        return settings;
    }

    private static Budgets budgets(Values values) {
        return new Budgets(
                values.duration(Setting.LAUNCH, SECOND, DAY),
                values.duration(Setting.HEALTHY, SECOND, DAY),
                values.duration(Setting.UNHEALTHY, SECOND, DAY),
                values.duration(Setting.STANDBY, SECOND, DAY),
                values.duration(Setting.ROLLBACK, SECOND, DAY),
                values.duration(Setting.FINALIZE, SECOND, DAY));
    }

    private Poll poll(Values values) {
        int before = problems.size();
        Duration min = values.duration(Setting.POLL_MIN, Duration.ofMillis(10), Duration.ofMinutes(1));
        Duration max = values.duration(Setting.POLL_MAX, Duration.ofMillis(10), Duration.ofMinutes(5));
        if (problems.size() == before && min.compareTo(max) > 0) {
            String what = values.where(Setting.POLL_MIN) + ": poll.min (" + Durations.show(min)
                    + ") is longer than poll.max (" + Durations.show(max) + ")";
            problems.add(new Problem(what, "make poll.max the longer one"));
        }
        return new Poll(min, max);
    }

    /** A rehearsal against a simulated AWS, often faster than real time, may use a shorter lease. */
    private Duration shortestLease(Values values) {
        boolean isRehearsal = values.has(Setting.ENDPOINT_URL)
                || sources.variable(Setting.ENDPOINT_URL.variable()).isPresent();
        return isRehearsal ? SECOND : SHORTEST_LEASE;
    }

    private void twoGroups(Settings settings, Values values) {
        if (!settings.blue().isEmpty() && settings.blue().equals(settings.green())) {
            String what = values.where(Setting.GREEN) + ": groups.green is the same group as groups.blue: '"
                    + settings.green() + "'";
            problems.add(new Problem(what, "name two different Auto Scaling groups"));
        }
    }
}
