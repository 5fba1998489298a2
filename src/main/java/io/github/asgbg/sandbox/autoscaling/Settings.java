package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/** Turns the members of create and update requests into a group's settings. */
final class Settings {
    /** These have a life of their own. */
    private static final Set<String> ELSEWHERE =
            Set.of("Tags", "TargetGroupARNs", "TrafficSources", "AvailabilityZones");

    private Settings() {}

    /** The settings with everything that the request gives; what it leaves out stays as it was. */
    static AutoScalingGroup merged(AutoScalingGroup current, SdkPojo request) {
        AutoScalingGroup.Builder changed = current.toBuilder();
        Members.copy(request, changed, ELSEWHERE);
        return cleared(changed.build());
    }

    /** Some values mean "no longer": -1 for a warm-up, 0 for a lifetime, an empty name. */
    private static AutoScalingGroup cleared(AutoScalingGroup settings) {
        AutoScalingGroup.Builder result = settings.toBuilder();
        if (Integer.valueOf(-1).equals(settings.defaultInstanceWarmup())) {
            result.defaultInstanceWarmup(null);
        }
        if (Integer.valueOf(0).equals(settings.maxInstanceLifetime())) {
            result.maxInstanceLifetime(null);
        }
        if ("".equals(settings.placementGroup())) {
            result.placementGroup(null);
        }
        return result.build();
    }

    /** Resolves the launch template as it is now; {@code $Latest} may have moved since the group was made. */
    static Compute.Template template(Compute compute, AutoScalingGroup settings) {
        LaunchTemplateSpecification specification = specification(settings)
                .orElseThrow(() -> AwsError.validation("Valid requests must contain either LaunchTemplate, "
                        + "LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter."));
        return compute.template(
                Optional.ofNullable(specification.launchTemplateId()),
                Optional.ofNullable(specification.launchTemplateName()),
                Optional.ofNullable(specification.version()));
    }

    private static Optional<LaunchTemplateSpecification> specification(AutoScalingGroup settings) {
        return Optional.ofNullable(settings.launchTemplate())
                .or(() -> Optional.ofNullable(settings.mixedInstancesPolicy())
                        .flatMap(policy -> Optional.ofNullable(policy.launchTemplate()))
                        .flatMap(template -> Optional.ofNullable(template.launchTemplateSpecification())));
    }

    /** AWS tells name and id of the template, whichever was given, and keeps the version as it was given. */
    static AutoScalingGroup completed(Compute compute, AutoScalingGroup settings) {
        Compute.Template template = resolved(compute, settings);
        LaunchTemplateSpecification given = settings.launchTemplate();
        if (given == null) {
            return settings;
        }
        LaunchTemplateSpecification.Builder complete = LaunchTemplateSpecification.builder()
                .launchTemplateId(template.id())
                .launchTemplateName(template.name());
        Optional.ofNullable(given.version()).ifPresent(complete::version);
        return settings.toBuilder().launchTemplate(complete.build()).build();
    }

    /**
     * AWS launches in thought when a group is made, and when it is given another template.
     *
     * @throws AwsError when the template's image does not exist
     */
    static void requireLaunchable(Compute compute, AutoScalingGroup settings) {
        wellFormed(() -> {
            Compute.Template template = template(compute, settings);
            compute.requireImage(template);
            return template;
        });
    }

    private static Compute.Template resolved(Compute compute, AutoScalingGroup settings) {
        return wellFormed(() -> template(compute, settings));
    }

    private static Compute.Template wellFormed(Supplier<Compute.Template> template) {
        try {
            return template.get();
        } catch (AwsError refusal) {
            if (refusal.code().equals("ValidationError")) {
                throw refusal;
            }
            throw AwsError.validation(
                    "You must use a valid fully-formed launch template. " + String.valueOf(refusal.getMessage()));
        }
    }

    /** The subnets that a group spreads over. */
    static List<Group.Place> places(Compute compute, AutoScalingGroup settings) {
        List<Group.Place> places = new ArrayList<>();
        for (String part :
                Optional.ofNullable(settings.vpcZoneIdentifier()).orElse("").split(",", -1)) {
            String subnet = part.strip();
            if (!subnet.isEmpty()) {
                places.add(new Group.Place(subnet, compute.zoneOf(subnet)));
            }
        }
        if (places.isEmpty()) {
            throw AwsError.validation("At least one Availability Zone or VPC Subnet is required. "
                    + "(The sandbox places instances by VPCZoneIdentifier only.)");
        }
        return places;
    }
}
