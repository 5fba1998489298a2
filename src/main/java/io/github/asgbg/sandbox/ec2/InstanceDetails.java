package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.elbv2.Machines;
import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;

/** The operations on one instance's attributes, checks and console. */
final class InstanceDetails {
    private final World world;
    private final Instances instances;
    private final Applications applications;
    private final Filters<Machine> filters;

    InstanceDetails(World world, Instances instances, Applications applications, InstanceView view) {
        this.world = world;
        this.instances = instances;
        this.applications = applications;
        this.filters = view.filters();
    }

    /** Only running instances are listed unless all are asked for. */
    DescribeInstanceStatusResponse statuses(DescribeInstanceStatusRequest request) {
        boolean all = Boolean.TRUE.equals(request.includeAllInstances());
        Collection<Machine> asked =
                request.instanceIds().isEmpty() ? instances.all() : instances.get(request.instanceIds());
        List<InstanceStatus> statuses = filters.select(asked, request.filters()).stream()
                .filter(machine -> all || machine.is(InstanceStateName.RUNNING))
                .map(InstanceDetails::status)
                .toList();
        Page<InstanceStatus> page = Page.of(statuses, request.maxResults(), request.nextToken());
        return DescribeInstanceStatusResponse.builder()
                .instanceStatuses(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static InstanceStatus status(Machine machine) {
        InstanceStatusSummary checks = checks(machine.is(InstanceStateName.RUNNING));
        return InstanceStatus.builder()
                .instanceId(machine.id)
                .availabilityZone(machine.zone)
                .instanceState(InstanceView.state(machine.state))
                .instanceStatus(checks)
                .systemStatus(checks)
                .build();
    }

    private static InstanceStatusSummary checks(boolean running) {
        return InstanceStatusSummary.builder()
                .status(running ? "ok" : "not-applicable")
                .details(InstanceStatusDetails.builder()
                        .name("reachability")
                        .status(running ? "passed" : "insufficient-data")
                        .build())
                .build();
    }

    GetConsoleOutputResponse console(GetConsoleOutputRequest request) {
        Machine machine = one(request.instanceId());
        Machines.Answer answer = applications.probe(machine.id, "/");
        String text = ConsoleLog.text(machine, world.now(), answer);
        return GetConsoleOutputResponse.builder()
                .instanceId(machine.id)
                .timestamp(world.now())
                .output(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .build();
    }

    DescribeInstanceAttributeResponse attribute(DescribeInstanceAttributeRequest request) {
        Machine machine = one(request.instanceId());
        DescribeInstanceAttributeResponse.Builder response =
                DescribeInstanceAttributeResponse.builder().instanceId(machine.id);
        InstanceAttributeName name =
                Optional.ofNullable(request.attribute()).orElse(InstanceAttributeName.UNKNOWN_TO_SDK_VERSION);
        switch (name) {
            case DISABLE_API_TERMINATION ->
                response.disableApiTermination(value -> value.value(machine.protection.termination()));
            case DISABLE_API_STOP -> response.disableApiStop(value -> value.value(machine.protection.stop()));
            case USER_DATA -> machine.spec.userData().ifPresent(data -> response.userData(value -> value.value(data)));
            case INSTANCE_TYPE -> response.instanceType(value -> value.value(machine.spec.instanceType()));
            case INSTANCE_INITIATED_SHUTDOWN_BEHAVIOR ->
                response.instanceInitiatedShutdownBehavior(value -> value.value("stop"));
            case SOURCE_DEST_CHECK -> response.sourceDestCheck(value -> value.value(true));
            case GROUP_SET ->
                response.groups(machine.spec.securityGroupIds().stream()
                        .map(id -> GroupIdentifier.builder().groupId(id).build())
                        .toList());
            default -> throw unsupported(request.attributeAsString());
        }
        return response.build();
    }

    /** User data can be changed only while the instance is stopped (EC2 API, ModifyInstanceAttribute). */
    ModifyInstanceAttributeResponse modify(ModifyInstanceAttributeRequest request) {
        Machine machine = one(request.instanceId());
        boolean known = false;
        if (request.disableApiTermination() != null) {
            machine.protection = machine.protection.withTermination(
                    request.disableApiTermination().value());
            known = true;
        }
        if (request.disableApiStop() != null) {
            machine.protection =
                    machine.protection.withStop(request.disableApiStop().value());
            known = true;
        }
        if (request.userData() != null) {
            requireStopped(machine);
            String data = Base64.getEncoder()
                    .encodeToString(request.userData().value().asByteArray());
            machine.spec = machine.spec.withUserData(data);
            known = true;
        }
        if (InstanceAttributeName.DISABLE_API_TERMINATION == request.attribute()) {
            machine.protection = machine.protection.withTermination(Boolean.parseBoolean(request.value()));
            known = true;
        }
        if (InstanceAttributeName.DISABLE_API_STOP == request.attribute()) {
            machine.protection = machine.protection.withStop(Boolean.parseBoolean(request.value()));
            known = true;
        }
        if (!known) {
            throw unsupported(request.attributeAsString());
        }
        return ModifyInstanceAttributeResponse.builder().build();
    }

    private static void requireStopped(Machine machine) {
        if (!machine.is(InstanceStateName.STOPPED)) {
            throw new AwsError(
                    400, "IncorrectInstanceState", "The instance '" + machine.id + "' is not in the 'stopped' state.");
        }
    }

    private Machine one(@Nullable String id) {
        return instances.get(List.of(Required.of(id, "InstanceId"))).get(0);
    }

    private static AwsError unsupported(@Nullable String attribute) {
        return new AwsError(
                400, "InvalidParameterValue", "The sandbox does not implement the instance attribute " + attribute);
    }
}
