package io.github.asgbg.sandbox.iam.policy;

import java.util.List;
import java.util.Locale;

/**
 * Action or NotAction, Resource or NotResource of a statement.
 *
 * @param isNegated for NotAction and NotResource: all but these
 */
record Names(boolean isNegated, List<String> names) {
    /** Actions are the same in any case. */
    boolean includeAction(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return isNegated != names.stream().anyMatch(name -> Wildcards.fits(name.toLowerCase(Locale.ROOT), lower));
    }

    /** A name whose variable the request does not fill is that of no resource. */
    boolean includeResource(AccessRequest request) {
        return isNegated
                != names.stream()
                        .flatMap(name -> Wildcards.expanded(name, request.context()).stream())
                        .anyMatch(name -> Wildcards.arnFits(name, request.resource()));
    }
}
