package io.github.asgbg.sandbox.ec2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps EC2's API from ending or stopping an instance. Auto Scaling ends it all the same.
 *
 * <p>Sources: EC2 user guide, "Change instance termination protection" and "Enable stop protection": the latter "also protects
 * your instance from accidental termination", and does not set the former.
 *
 * @param termination the attribute DisableApiTermination
 * @param stop the attribute DisableApiStop
 */
record ApiProtection(boolean termination, boolean stop) {
    /** What a launch asks for, or else its template. */
    static ApiProtection of(
            @Nullable Boolean termination,
            @Nullable Boolean templateTermination,
            @Nullable Boolean stop,
            @Nullable Boolean templateStop) {
        return new ApiProtection(first(termination, templateTermination), first(stop, templateStop));
    }

    private static boolean first(@Nullable Boolean own, @Nullable Boolean template) {
        return Optional.ofNullable(own).or(() -> Optional.ofNullable(template)).orElse(false);
    }

    ApiProtection withTermination(boolean isSet) {
        return new ApiProtection(isSet, stop);
    }

    ApiProtection withStop(boolean isSet) {
        return new ApiProtection(termination, isSet);
    }

    boolean preventsTermination() {
        return termination || stop;
    }

    /** The attribute that a refused termination names. */
    String attribute() {
        return termination ? "disableApiTermination" : "disableApiStop";
    }
}
