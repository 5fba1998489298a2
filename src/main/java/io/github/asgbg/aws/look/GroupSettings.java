package io.github.asgbg.aws.look;

import io.github.asgbg.aws.pojo.PojoCodec;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;

/**
 * What the two groups of a pair should have in common, by AWS's names, as texts that are equal where the settings are. A
 * launch template counts by its id, since each group may use a version of its own. Source: Auto Scaling API reference,
 * AutoScalingGroup.
 */
final class GroupSettings {
    private static final Set<String> AS_THEY_ARE = Set.of(
            "CapacityRebalance",
            "DefaultCooldown",
            "DefaultInstanceWarmup",
            "HealthCheckGracePeriod",
            "InstanceMaintenancePolicy",
            "MaxInstanceLifetime",
            "MixedInstancesPolicy",
            "NewInstancesProtectedFromScaleIn",
            "TerminationPolicies");

    private GroupSettings() {}

    static SortedMap<String, String> of(AutoScalingGroup group) {
        SortedMap<String, String> settings = new TreeMap<>();
        PojoCodec.read(group, AS_THEY_ARE::contains)
                .members()
                .forEach((name, value) ->
                        settings.put(name, withoutVersions(value).toString()));
        settings.put("AvailabilityZones", sorted(group.availabilityZones().stream()));
        settings.put("HealthCheckType", sorted(parts(group.healthCheckType())));
        settings.put("VPCZoneIdentifier", sorted(parts(group.vpcZoneIdentifier())));
        settings.put("LaunchTemplateId", template(group));
        settings.values().removeIf(GroupSettings::saysNothing);
        return settings;
    }

    /** AWS writes some settings that are not set, others it leaves out. */
    private static boolean saysNothing(String text) {
        return text.isEmpty() || text.equals("false");
    }

    private static Stream<String> parts(String list) {
        return Arrays.stream(Texts.orEmpty(list).split(",")).map(String::strip);
    }

    private static String sorted(Stream<String> parts) {
        return parts.sorted().collect(Collectors.joining(","));
    }

    private static String template(AutoScalingGroup group) {
        return Optional.ofNullable(group.launchTemplate())
                .map(LaunchTemplateSpecification::launchTemplateId)
                .orElse("");
    }

    private static Value withoutVersions(Value value) {
        if (value instanceof Members members) {
            SortedMap<String, Value> kept = new TreeMap<>();
            members.members().forEach((name, member) -> {
                if (!name.equals("Version")) {
                    kept.put(name, withoutVersions(member));
                }
            });
            return new Members(kept);
        }
        if (value instanceof Items items) {
            List<Value> kept =
                    items.items().stream().map(GroupSettings::withoutVersions).toList();
            return new Items(kept);
        }
        return value;
    }
}
