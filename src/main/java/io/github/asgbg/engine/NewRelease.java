package io.github.asgbg.engine;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.plan.scaling.Transfer;
import io.github.asgbg.plan.scaling.Watching;
import io.github.asgbg.plan.strategy.Strategies;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The record that a release begins with: all that observation cannot tell later.
 *
 * @param problems what about the pair and the request makes a release impossible
 */
record NewRelease(Release release, List<Problem> problems) {
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** {@code now}: names the release, by this machine's clock; when it began is compared with AWS's times, and is AWS's. */
    static NewRelease of(DeployRequest request, Observation seen, RunOptions options, Instant now) {
        List<Colour> live = Strategies.usual().live(seen);
        boolean isFirst = live.isEmpty();
        Colour incoming = isFirst ? Endings.firstIncoming() : live.get(0).other();
        Optional<Sizes> capacity = isFirst ? request.capacity() : Optional.empty();
        Release release = release(request, seen, options, incoming, capacity, now);
        return new NewRelease(release, problems(request, live));
    }

    private static List<Problem> problems(DeployRequest request, List<Colour> live) {
        List<Problem> problems = new ArrayList<>();
        if (live.size() > 1) {
            problems.add(new Problem(
                    "both groups have instances in service, and no release is in progress",
                    "decide which one is to serve and set the other to 0/0"));
        }
        if (live.isEmpty() && request.capacity().isEmpty()) {
            problems.add(new Problem(
                    "neither group has instances in service, so there is no capacity to copy",
                    "for the first deploy say how much: --capacity min/desired/max, for example --capacity 2/2/4"));
        }
        if (!live.isEmpty() && request.capacity().isPresent()) {
            problems.add(new Problem(
                    "--capacity is for the first deploy only", "leave it out: the live group's capacity is copied"));
        }
        return problems;
    }

    private static Release release(
            DeployRequest request,
            Observation seen,
            RunOptions options,
            Colour incoming,
            Optional<Sizes> capacity,
            Instant now) {
        Group outgoing = seen.group(incoming.other());
        boolean isLive = Strategies.usual().live(seen).contains(outgoing.colour());
        Release release = new Release(
                ID.format(now),
                Strategies.usual().name(),
                options.service(),
                options.tagKey(),
                Phase.DEPLOYING,
                incoming,
                request.version(),
                isLive ? outgoing.tag(options.tagKey()) : Optional.empty(),
                before(seen, outgoing, options),
                before(seen, seen.group(incoming), options),
                capacity,
                0,
                List.of(),
                seen.at(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new ScalingChoices(options.scaling()));
        return isLive ? Watching.decided(seen.scaling().orElse(Scaling.NONE), release) : release;
    }

    private static Release.Before before(Observation seen, Group group, RunOptions options) {
        List<String> suspended = group.suspended().stream().sorted().toList();
        return new Release.Before(
                group.name(),
                group.traits().arn(),
                group.sizes(),
                suspended,
                group.tag(options.tagKey()),
                Transfer.of(seen.scaling().orElse(Scaling.NONE), group.colour()));
    }
}
