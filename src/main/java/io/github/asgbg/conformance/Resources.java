package io.github.asgbg.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What probes make their instances of.
 *
 * @param image an AMI; without one, the newest Amazon Linux 2023 that the type runs
 * @param instanceType the smallest that the image runs on
 * @param subnets where; without any, the default subnets of the Region's default VPC
 */
public record Resources(Optional<String> image, String instanceType, List<String> subnets) {
    /** What {@code t4g.nano} and an account's default VPC give. */
    public static final Resources DEFAULT = new Resources(Optional.empty(), "t4g.nano", List.of());

    public Resources {
        subnets = List.copyOf(subnets);
    }
}
