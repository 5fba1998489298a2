package io.github.asgbg.config;

import io.github.asgbg.model.Problem;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds settings that are sound alone and cannot all hold together. */
final class Contradictions {
    private final Settings settings;
    private final Values values;
    private final List<Problem> problems;

    private Contradictions(Settings settings, Values values, List<Problem> problems) {
        this.settings = settings;
        this.values = values;
        this.problems = problems;
    }

    /** Adds a problem for each; a setting that was refused already contradicts nothing. */
    static void find(Settings settings, Values values, List<Problem> problems) {
        Contradictions all = new Contradictions(settings, values, problems);
        all.twoGroups();
        all.twoTags();
        all.encryption();
        all.poll();
        all.renewal();
        all.health();
        all.budgets().forEach(all::looksWithin);
    }

    private void twoGroups() {
        if (values.areSound(Setting.BLUE, Setting.GREEN) && settings.blue().equals(settings.green())) {
            String what = values.where(Setting.GREEN) + ": groups.green is the same group as groups.blue: '"
                    + settings.green() + "'";
            problems.add(new Problem(what, "name two different Auto Scaling groups"));
        }
    }

    /** Where nobody names the service's tag, nobody needs it yet. */
    private void twoTags() {
        boolean isSame = settings.serviceTag().equals(settings.tagKey());
        if (values.has(Setting.SERVICE_TAG) && values.areSound(Setting.SERVICE_TAG, Setting.TAG_KEY) && isSame) {
            String what = values.where(Setting.SERVICE_TAG) + ": service-tag is the same tag as tag-key: '"
                    + settings.tagKey() + "', which carries the version";
            problems.add(new Problem(what, "name another tag, whose value is the service"));
        }
    }

    private void encryption() {
        boolean isWithoutKms = settings.ledger().encryption().stream()
                .anyMatch(by -> by.algorithm().equals("AES256") && by.key().isPresent());
        if (isWithoutKms) {
            add(
                    Setting.BUCKET_KMS_KEY,
                    Setting.BUCKET_ENCRYPTION,
                    "bucket-kms-key names a key, and bucket-encryption is AES256, which uses none",
                    "set bucket-encryption to aws:kms, or take bucket-kms-key away");
        }
    }

    private void poll() {
        Duration min = settings.poll().min();
        Duration max = settings.poll().max();
        if (values.areSound(Setting.POLL_MIN, Setting.POLL_MAX) && min.compareTo(max) > 0) {
            add(
                    Setting.POLL_MIN,
                    Setting.POLL_MAX,
                    "poll.min (" + Durations.show(min) + ") is longer than poll.max (" + Durations.show(max) + ")",
                    "make poll.max the longer one");
        }
    }

    /** The lease is renewed between two waits, so no wait may outlast the time until it is due. */
    private void renewal() {
        Duration max = settings.poll().max();
        Duration lease = settings.lease().timeToLive();
        Duration renewal = settings.lease().renewal();
        if (values.areSound(Setting.POLL_MAX, Setting.LEASE) && max.compareTo(renewal) > 0) {
            add(
                    Setting.POLL_MAX,
                    Setting.LEASE,
                    "poll.max (" + Durations.show(max) + ") is longer than a third of lease (" + Durations.show(lease)
                            + "), after which the lease must be renewed",
                    "set poll.max to " + Durations.show(renewal) + " or less" + longerLease(max.multipliedBy(3)));
        }
    }

    private static String longerLease(Duration needed) {
        boolean isPossible = needed.compareTo(SettingsReader.LONGEST_LEASE) <= 0;
        return isPossible ? ", or lease to " + Durations.show(needed) + " or more" : "";
    }

    /** Both times begin together, and nothing is healthy before it is launched. */
    private void health() {
        Duration launch = settings.budgets().launch();
        Duration healthy = settings.budgets().healthy();
        if (values.areSound(Setting.LAUNCH, Setting.HEALTHY) && healthy.compareTo(launch) < 0) {
            add(
                    Setting.HEALTHY,
                    Setting.LAUNCH,
                    "budgets.healthy (" + Durations.show(healthy) + ") is shorter than budgets.launch ("
                            + Durations.show(launch) + "), and both begin together",
                    "set budgets.launch to " + Durations.show(healthy) + " or less, or budgets.healthy to "
                            + Durations.show(launch) + " or more");
        }
    }

    private void looksWithin(Setting setting, Duration budget) {
        Duration max = settings.poll().max();
        if (values.areSound(Setting.POLL_MAX, setting) && max.compareTo(budget) > 0) {
            add(
                    setting,
                    Setting.POLL_MAX,
                    setting.path() + " (" + Durations.show(budget) + ") is shorter than poll.max ("
                            + Durations.show(max) + "), so it would be over before the second look",
                    "set poll.max to " + Durations.show(budget) + " or less, or " + setting.path() + " to "
                            + Durations.show(max) + " or more");
        }
    }

    /** Those that bound a wait with looks in between. Putting back after an interruption is not one: it hurries. */
    private Map<Setting, Duration> budgets() {
        Settings.Budgets budgets = settings.budgets();
        Map<Setting, Duration> bounds = new EnumMap<>(Setting.class);
        bounds.put(Setting.LAUNCH, budgets.launch());
        bounds.put(Setting.HEALTHY, budgets.healthy());
        bounds.put(Setting.STANDBY, budgets.standby());
        bounds.put(Setting.CHANGE, budgets.change());
        bounds.put(Setting.ROLLBACK, budgets.rollback());
        bounds.put(Setting.FINALIZE, budgets.finalizing());
        return bounds;
    }

    /** The place shown is the first setting's, or the second's where the first has its default. */
    private void add(Setting first, Setting second, String what, String remedy) {
        Setting where = values.has(first) ? first : second;
        problems.add(new Problem(values.where(where) + ": " + what, remedy));
    }
}
