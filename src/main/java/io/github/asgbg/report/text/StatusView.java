package io.github.asgbg.report.text;

import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a service stands.
 *
 * @param release the unfinished release
 * @param holder who holds the lease, for people
 * @param last the release that ended last
 * @param drift where what scales the groups is not what it should be
 */
public record StatusView(
        String service,
        Optional<Release> release,
        Observation seen,
        Optional<String> holder,
        Optional<Release> last,
        Instant now,
        List<String> drift) {
    public StatusView {
        drift = List.copyOf(drift);
    }
}
