package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Value.Members;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of a release's two groups an alarm is for, by its own definition and not by what a record says of it. */
final class AlarmOwner {
    private final Release release;
    private final GroupNames names;

    AlarmOwner(Release release) {
        this.release = release;
        this.names = GroupNames.of(release);
    }

    /** Whether the alarm is for one of the groups, or for both. */
    boolean isOfAny(Members alarm) {
        return !of(alarm).isEmpty();
    }

    /** Whether the alarm is for the group of this colour alone. */
    boolean isOf(Members alarm, Colour colour) {
        return of(alarm).equals(List.of(colour));
    }

    /**
     * The alarm as it is, for the group of this colour; empty where it is for neither group, or for both, or cannot be made to be
     * for this one alone.
     */
    Optional<Members> pointed(Members is, Colour wanted, Map<String, String> arns) {
        List<Colour> now = of(is);
        if (now.size() != 1) {
            return Optional.empty();
        }
        Repoint repoint = now.contains(wanted) ? Repoint.within(release, wanted) : Repoint.to(release, wanted);
        return Optional.of(repoint.alarm(is, arns)).filter(then -> isOf(then, wanted));
    }

    /**
     * Target tracking's own alarms call policies, too, and are AWS's alone to change. It says so in their description; their names
     * begin alike (user guide, "Target tracking scaling policies").
     */
    private static boolean isOfAws(Members alarm) {
        return alarm.text("AlarmDescription")
                .filter(text -> text.startsWith("DO NOT EDIT OR DELETE"))
                .isPresent();
    }

    /** The groups whose policies it calls, or else, where such alarms follow the release, those that it watches. */
    private List<Colour> of(Members alarm) {
        if (isOfAws(alarm)) {
            return List.of();
        }
        List<Colour> called = Stream.of(Colour.values())
                .filter(c -> Repoint.calls(alarm, group(c)))
                .toList();
        boolean mayWatch =
                called.isEmpty() && release.scalingChoices().options().movesWatchingAlarms();
        return mayWatch
                ? Stream.of(Colour.values())
                        .filter(c -> Watching.names(alarm, group(c), names))
                        .toList()
                : called;
    }

    private String group(Colour colour) {
        return release.before(colour).group();
    }
}
