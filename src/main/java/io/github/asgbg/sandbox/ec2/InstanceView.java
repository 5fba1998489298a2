package io.github.asgbg.sandbox.ec2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** Machines as EC2 describes them. */
final class InstanceView {
    private static final Map<InstanceStateName, Integer> CODES = Map.of(
            InstanceStateName.PENDING, 0,
            InstanceStateName.RUNNING, 16,
            InstanceStateName.SHUTTING_DOWN, 32,
            InstanceStateName.TERMINATED, 48,
            InstanceStateName.STOPPING, 64,
            InstanceStateName.STOPPED, 80);

    private final Tags tags;
    private final SecurityGroups groups;
    private final String account;

    InstanceView(Tags tags, SecurityGroups groups, String account) {
        this.tags = tags;
        this.groups = groups;
        this.account = account;
    }

    Filters<Machine> filters() {
        return new Filters<Machine>(tags, machine -> machine.id)
                .on("instance-id", machine -> List.of(machine.id))
                .on("instance-state-name", machine -> List.of(machine.state.toString()))
                .on("instance-state-code", machine -> List.of(String.valueOf(CODES.get(machine.state))))
                .on("image-id", machine -> List.of(machine.spec.imageId()))
                .on("instance-type", machine -> List.of(machine.spec.instanceType()))
                .on("availability-zone", machine -> List.of(machine.zone))
                .on("subnet-id", machine -> List.of(machine.spec.subnetId()))
                .on("vpc-id", machine -> List.of(machine.vpcId))
                .on("private-ip-address", machine -> List.of(machine.privateIp))
                .on("reservation-id", machine -> List.of(machine.reservationId))
                .on("instance.group-id", machine -> machine.spec.securityGroupIds())
                .onOne("key-name", machine -> machine.spec.keyName());
    }

    static InstanceState state(InstanceStateName name) {
        return InstanceState.builder()
                .name(name)
                .code(Optional.ofNullable(CODES.get(name)).orElse(0))
                .build();
    }

    /** Instances launched by one request form one reservation. */
    List<Reservation> reservations(List<Machine> machines) {
        Map<String, List<Instance>> byReservation = new LinkedHashMap<>();
        machines.forEach(machine -> byReservation
                .computeIfAbsent(machine.reservationId, unused -> new ArrayList<>())
                .add(describe(machine)));
        return byReservation.entrySet().stream()
                .map(entry -> Reservation.builder()
                        .reservationId(entry.getKey())
                        .ownerId(account)
                        .instances(entry.getValue())
                        .build())
                .toList();
    }

    Instance describe(Machine machine) {
        Instance.Builder instance = Instance.builder()
                .instanceId(machine.id)
                .imageId(machine.spec.imageId())
                .instanceType(machine.spec.instanceType())
                .state(state(machine.state))
                .stateTransitionReason(machine.stateTransitionReason)
                .launchTime(machine.launched)
                .placement(placement ->
                        placement.availabilityZone(machine.zone).groupName("").tenancy("default"))
                .monitoring(monitoring -> monitoring.state("disabled"))
                .architecture(machine.spec.architecture())
                .hypervisor("xen")
                .virtualizationType("hvm")
                .rootDeviceName("/dev/xvda")
                .rootDeviceType("ebs")
                .ebsOptimized(false)
                .enaSupport(true)
                .amiLaunchIndex(0)
                .clientToken("")
                .keyName(machine.spec.keyName().orElse(null))
                .tags(tags.of(machine.id));
        machine.stateReasonCode.ifPresent(
                code -> instance.stateReason(reason -> reason.code(code).message(code + ": User initiated shutdown")));
        if (!machine.is(InstanceStateName.TERMINATED)) {
            placeInNetwork(instance, machine);
        }
        return instance.build();
    }

    /** A terminated instance has left its subnet. */
    private void placeInNetwork(Instance.Builder instance, Machine machine) {
        instance.subnetId(machine.spec.subnetId())
                .vpcId(machine.vpcId)
                .privateIpAddress(machine.privateIp)
                .privateDnsName(ConsoleLog.hostName(machine))
                .publicDnsName("")
                .sourceDestCheck(true)
                .securityGroups(machine.spec.securityGroupIds().stream()
                        .map(this::groupIdentifier)
                        .toList())
                .metadataOptions(options -> options.state("applied")
                        .httpTokens("required")
                        .httpEndpoint("enabled")
                        .httpPutResponseHopLimit(2));
    }

    private GroupIdentifier groupIdentifier(String id) {
        return GroupIdentifier.builder()
                .groupId(id)
                .groupName(groups.nameOf(id))
                .build();
    }
}
