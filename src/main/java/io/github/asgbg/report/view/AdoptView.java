package io.github.asgbg.report.view;

import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Place;
import io.github.asgbg.plan.adopt.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a pair that serves already has, and lacks, for releases.
 *
 * @param live the group that serves
 * @param version what it runs, as far as that is said
 * @param notices what is not counted as missing and should be known
 * @param unasked operations of which AWS does not tell beforehand whether they are permitted
 * @param advice what comes next, in one sentence
 * @param origins which settings that decide where it works nobody typed
 */
public record AdoptView(
        Place place,
        String live,
        Optional<String> version,
        List<Finding> findings,
        List<String> notices,
        List<String> unasked,
        String advice,
        List<Origin> origins) {
    public AdoptView {
        findings = List.copyOf(findings);
        notices = List.copyOf(notices);
        unasked = List.copyOf(unasked);
        origins = List.copyOf(origins);
    }
}
