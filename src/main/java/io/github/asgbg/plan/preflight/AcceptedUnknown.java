package io.github.asgbg.plan.preflight;

import static java.util.stream.Collectors.joining;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.model.UnknownSetting;
import java.util.List;

/**
 * Settings that this program does not know and that the user lets it lose. Each is named as a refusal prints it; what is named and
 * is not there would be accepted in advance, and is a mistake.
 *
 * @param settings what is accepted
 * @param problems names of what cannot be lost
 */
public record AcceptedUnknown(List<UnknownSetting> settings, List<Problem> problems) {
    private static final String FLAG = "--accept-unknown";

    public AcceptedUnknown {
        settings = List.copyOf(settings);
        problems = List.copyOf(problems);
    }

    /** By what a look shows of the items that the release is to write. */
    public static AcceptedUnknown of(List<String> named, Observation seen, Release release) {
        return among(ScalingPreconditions.acceptable(seen, release), named);
    }

    /** Of a release that has begun, the same may be named again. */
    public static AcceptedUnknown of(List<String> named, Release begun) {
        return among(begun.scalingChoices().accepted(), named);
    }

    private static AcceptedUnknown among(List<UnknownSetting> there, List<String> named) {
        List<Problem> problems = named.stream()
                .distinct()
                .filter(name -> there.stream().noneMatch(s -> s.toString().equals(name)))
                .map(name -> new Problem(
                        ShellCommand.of(FLAG).operand("ITEM", name).quoted() + " names nothing that would be lost",
                        remedy(there)))
                .toList();
        return new AcceptedUnknown(
                there.stream().filter(s -> named.contains(s.toString())).toList(), problems);
    }

    private static String remedy(List<UnknownSetting> there) {
        return there.isEmpty()
                ? "leave it out: there is nothing to accept"
                : "there is to accept: "
                        + there.stream().map(s -> flags(List.of(s)).quoted()).collect(joining(", "));
    }

    /** What is to be typed to accept these, at least one. */
    static ShellCommand flags(List<UnknownSetting> settings) {
        ShellCommand flags = flag(ShellCommand.of(FLAG), settings.get(0));
        for (UnknownSetting more : settings.subList(1, settings.size())) {
            flags = flag(flags.and(FLAG), more);
        }
        return flags;
    }

    private static ShellCommand flag(ShellCommand before, UnknownSetting setting) {
        return before.operand("ITEM", setting.toString());
    }
}
