package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.world.World;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** All machines and their life cycle (EC2 user guide, "Instance lifecycle"). */
final class Instances {
    private static final Pattern ID = Pattern.compile("i-[0-9a-f]{8,17}");

    private final World world;
    private final Applications applications;
    private final Timings timings;
    private final Tags tags;
    private final Network network;
    private final Ids ids;
    private final Known<Machine> machines =
            new Known<>("InvalidInstanceID.NotFound", "The instance ID '%s' does not exist");

    Instances(World world, Applications applications, Timings timings, Tags tags, Network network) {
        this.world = world;
        this.applications = applications;
        this.timings = timings;
        this.tags = tags;
        this.network = network;
        this.ids = new Ids(world);
    }

    Machine launch(
            MachineSpec spec, String reservationId, Map<String, String> ownTags, Supplier<Optional<String>> version) {
        Subnet subnet = network.subnets().get(spec.subnetId());
        String id = ids.next("i");
        Machine.Place place =
                new Machine.Place(subnet.availabilityZone(), subnet.vpcId(), network.nextAddress(spec.subnetId()));
        Machine machine = new Machine(id, reservationId, spec, place, world.now(), version);
        machines.put(id, machine);
        tags.register(id, ownTags);
        start(machine);
        return machine;
    }

    String nextReservation() {
        return ids.next("r");
    }

    Optional<Machine> find(String id) {
        return machines.find(id);
    }

    Collection<Machine> all() {
        return machines.all();
    }

    /**
     * The machines of these ids; one that is not known fails all.
     *
     * @throws AwsError InvalidInstanceID.Malformed or InvalidInstanceID.NotFound, naming all that are wrong
     */
    List<Machine> get(List<String> wanted) {
        wanted.stream().filter(id -> !ID.matcher(id).matches()).findFirst().ifPresent(Instances::refuseMalformed);
        List<String> missing =
                wanted.stream().filter(id -> find(id).isEmpty()).distinct().toList();
        if (missing.size() > 1) {
            String all = String.join(", ", missing);
            throw new AwsError(400, "InvalidInstanceID.NotFound", "The instance IDs '" + all + "' do not exist");
        }
        return wanted.stream().distinct().map(machines::get).toList();
    }

    private static void refuseMalformed(String id) {
        throw new AwsError(400, "InvalidInstanceID.Malformed", "Invalid id: \"" + id + "\" (expecting \"i-...\")");
    }

    void start(Machine machine) {
        machine.become(InstanceStateName.PENDING);
        machine.launched = world.now();
        machine.stateTransitionReason = "";
        machine.stateReasonCode = Optional.empty();
        later(machine, timings.starting(), () -> boot(machine));
    }

    private void boot(Machine machine) {
        machine.become(InstanceStateName.RUNNING);
        ConsoleLog.booted(machine, world.now());
        applications.boot(machine.id, machine.spec.group(), () -> versionAtBoot(machine));
    }

    private Optional<String> versionAtBoot(Machine machine) {
        Optional<String> version = machine.version.get();
        ConsoleLog.readVersion(machine, world.now(), version);
        return version;
    }

    void stop(Machine machine) {
        end(machine, InstanceStateName.STOPPING, InstanceStateName.STOPPED);
    }

    /** The operating system restarts; EC2 calls the instance running all the while. */
    void reboot(Machine machine) {
        applications.stop(machine.id);
        machine.changes++;
        later(machine, timings.starting(), () -> boot(machine));
    }

    void terminate(Machine machine) {
        if (machine.isEnding()) {
            return;
        }
        end(machine, InstanceStateName.SHUTTING_DOWN, InstanceStateName.TERMINATED);
        world.after(timings.stopping().plus(timings.remembered()), () -> forget(machine));
    }

    private void end(Machine machine, InstanceStateName during, InstanceStateName after) {
        machine.become(during);
        machine.stateTransitionReason = "User initiated (" + ConsoleLog.date(world.now()) + " GMT)";
        machine.stateReasonCode = Optional.of("Client.UserInitiatedShutdown");
        applications.stop(machine.id);
        ConsoleLog.shutDown(machine, world.now());
        later(machine, timings.stopping(), () -> machine.become(after));
    }

    private void forget(Machine machine) {
        machines.remove(machine.id);
        tags.forget(machine.id);
    }

    /** Unless the machine's state has changed in between. */
    private void later(Machine machine, Duration delay, Runnable change) {
        int expected = machine.changes;
        world.after(delay, () -> {
            if (machine.changes == expected) {
                change.run();
            }
        });
    }
}
