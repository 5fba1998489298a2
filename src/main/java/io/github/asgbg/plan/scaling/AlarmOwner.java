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

    /** What is wanted of an alarm, if the alarm as it is can be the release's at all. */
    Optional<Members> claims(Members is, Members wanted) {
        return of(is).isEmpty() ? Optional.empty() : Optional.of(wanted);
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
        return Optional.of(repoint.alarm(is, arns)).filter(then -> of(then).equals(List.of(wanted)));
    }

    /** The groups whose policies it calls, or else, where such alarms follow the release, those that it watches. */
    private List<Colour> of(Members alarm) {
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
