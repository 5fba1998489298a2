package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** The operations that start, end and list instances. */
final class InstanceOperations {
    private static final int TERMINATE_LIMIT = 1000;

    /** The tag from which a machine outside any group takes its application's version. */
    private static final String VERSION_TAG = "image-version";

    private final Instances instances;
    private final MachineSpecs specs;
    private final InstanceView view;
    private final Tags tags;
    private final Filters<Machine> filters;
    private final String account;
    private final Map<String, List<String>> launchedByToken = new HashMap<>();

    InstanceOperations(Instances instances, MachineSpecs specs, InstanceView view, Tags tags, String account) {
        this.instances = instances;
        this.specs = specs;
        this.view = view;
        this.tags = tags;
        this.filters = view.filters();
        this.account = account;
    }

    RunInstancesResponse run(RunInstancesRequest request) {
        List<Machine> machines = Optional.ofNullable(request.clientToken())
                .map(token -> launchedByToken.computeIfAbsent(token, unused -> launch(request)))
                .map(instances::get)
                .orElseGet(() -> instances.get(launch(request)));
        return RunInstancesResponse.builder()
                .reservationId(machines.get(0).reservationId)
                .ownerId(account)
                .instances(machines.stream().map(view::describe).toList())
                .build();
    }

    private List<String> launch(RunInstancesRequest request) {
        int count = Optional.ofNullable(request.maxCount()).orElse(1);
        if (count < 1 || Optional.ofNullable(request.minCount()).orElse(1) > count) {
            throw new AwsError(
                    400, "InvalidParameterValue", "Value (" + count + ") for parameter maxCount is invalid.");
        }
        MachineSpec spec = specs.of(request);
        Map<String, String> ownTags = specs.instanceTags(request);
        String reservation = instances.nextReservation();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(launchOne(spec, reservation, ownTags));
        }
        return ids;
    }

    private String launchOne(MachineSpec spec, String reservation, Map<String, String> ownTags) {
        Machine[] self = new Machine[1]; // known when the machine boots, which is later
        self[0] = instances.launch(
                spec,
                reservation,
                ownTags,
                () -> Optional.ofNullable(tags.mapOf(self[0].id).get(VERSION_TAG)));
        return self[0].id;
    }

    DescribeInstancesResponse describe(DescribeInstancesRequest request) {
        if (!request.instanceIds().isEmpty() && request.maxResults() != null) {
            throw new AwsError(
                    400,
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        Collection<Machine> asked =
                request.instanceIds().isEmpty() ? instances.all() : instances.get(request.instanceIds());
        Page<Machine> page =
                Page.of(filters.select(asked, request.filters()), request.maxResults(), request.nextToken());
        return DescribeInstancesResponse.builder()
                .reservations(view.reservations(page.items()))
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * Ends instances. One unknown id fails the whole request. With termination protection the Availability Zones that hold a
     * protected instance are skipped, the others are not, and the request fails (EC2 API, TerminateInstances). Stop
     * protection is termination protection, too.
     */
    TerminateInstancesResponse terminate(TerminateInstancesRequest request) {
        if (request.instanceIds().size() > TERMINATE_LIMIT) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "The maximum number of instances that can be terminated in one request is " + TERMINATE_LIMIT);
        }
        List<Machine> machines = named(request.instanceIds());
        List<Machine> held = machines.stream()
                .filter(machine -> machine.protection.preventsTermination() && !machine.isEnding())
                .toList();
        Set<String> skipped = held.stream().map(machine -> machine.zone).collect(Collectors.toSet());
        List<Machine> doomed = machines.stream()
                .filter(machine -> !skipped.contains(machine.zone))
                .toList();
        List<InstanceStateChange> changes = changed(doomed, instances::terminate);
        held.stream().findFirst().ifPresent(machine -> {
            throw isProtected(machine, "terminated", machine.protection.attribute());
        });
        return TerminateInstancesResponse.builder()
                .terminatingInstances(changes)
                .build();
    }

    private static AwsError isProtected(Machine machine, String verb, String attribute) {
        return new AwsError(
                400,
                "OperationNotPermitted",
                "The instance '" + machine.id + "' may not be " + verb + ". Modify its '" + attribute
                        + "' instance attribute and try again.");
    }

    StopInstancesResponse stop(StopInstancesRequest request) {
        List<Machine> machines = named(request.instanceIds());
        machines.forEach(machine -> require(
                machine,
                Set.of(InstanceStateName.RUNNING, InstanceStateName.STOPPING, InstanceStateName.STOPPED),
                "stopped"));
        machines.stream()
                .filter(machine -> machine.protection.stop())
                .findFirst()
                .ifPresent(machine -> {
                    throw isProtected(machine, "stopped", "disableApiStop");
                });
        return StopInstancesResponse.builder()
                .stoppingInstances(changed(machines, machine -> {
                    if (machine.is(InstanceStateName.RUNNING)) {
                        instances.stop(machine);
                    }
                }))
                .build();
    }

    StartInstancesResponse start(StartInstancesRequest request) {
        List<Machine> machines = named(request.instanceIds());
        machines.forEach(machine -> require(
                machine,
                Set.of(InstanceStateName.STOPPED, InstanceStateName.PENDING, InstanceStateName.RUNNING),
                "started"));
        return StartInstancesResponse.builder()
                .startingInstances(changed(machines, machine -> {
                    if (machine.is(InstanceStateName.STOPPED)) {
                        instances.start(machine);
                    }
                }))
                .build();
    }

    RebootInstancesResponse reboot(RebootInstancesRequest request) {
        List<Machine> machines = named(request.instanceIds());
        machines.forEach(machine -> require(machine, Set.of(InstanceStateName.RUNNING), "rebooted"));
        machines.forEach(instances::reboot);
        return RebootInstancesResponse.builder().build();
    }

    private List<Machine> named(List<String> ids) {
        if (ids.isEmpty()) {
            throw new AwsError(400, "MissingParameter", "The request must contain the parameter InstanceId");
        }
        return instances.get(ids);
    }

    private static void require(Machine machine, Set<InstanceStateName> states, String verb) {
        if (!states.contains(machine.state)) {
            throw new AwsError(
                    400,
                    "IncorrectInstanceState",
                    "The instance '" + machine.id + "' is not in a state from which it can be " + verb + ".");
        }
    }

    private static List<InstanceStateChange> changed(List<Machine> machines, Consumer<Machine> change) {
        List<InstanceStateChange> changes = new ArrayList<>();
        for (Machine machine : machines) {
            InstanceState before = InstanceView.state(machine.state);
            change.accept(machine);
            changes.add(InstanceStateChange.builder()
                    .instanceId(machine.id)
                    .previousState(before)
                    .currentState(InstanceView.state(machine.state))
                    .build());
        }
        return changes;
    }
}
