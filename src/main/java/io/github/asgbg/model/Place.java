package io.github.asgbg.model;

import java.util.Optional;

/**
 * Where a command works.
 *
 * @param account the AWS account's id; empty where an imitation of AWS leaves it out
 * @param region the AWS Region; empty likewise
 * @param blue name of the blue group
 * @param green name of the green group
 */
public record Place(Optional<String> account, Optional<String> region, String service, String blue, String green) {
    /** Read off the groups' ARNs: {@code arn:aws:autoscaling:REGION:ACCOUNT:autoScalingGroup:...}. */
    public static Place of(Observation seen, String service) {
        String[] arn = seen.blue().traits().arn().split(":", 6);
        boolean isWhole = arn.length == 6;
        return new Place(
                isWhole ? Optional.of(arn[4]) : Optional.empty(),
                isWhole ? Optional.of(arn[3]) : Optional.empty(),
                service,
                seen.blue().name(),
                seen.green().name());
    }
}
