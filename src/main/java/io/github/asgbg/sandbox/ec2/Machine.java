package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.autoscaling.Compute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** One instance. Its fields change only inside the world's lock. */
final class Machine {
    final String id;
    final String reservationId;
    final String privateIp;
    final String zone;
    final String vpcId;
    final List<ConsoleLine> console = new ArrayList<>();
    final Supplier<Optional<String>> version;

    MachineSpec spec;
    Instant launched;
    InstanceStateName state = InstanceStateName.PENDING;
    ApiProtection protection;
    String stateTransitionReason = "";
    Optional<String> stateReasonCode = Optional.empty();

    /** The launch template that a group launched it from. */
    Optional<Compute.Template> origin = Optional.empty();

    /** Counts state changes, so that a delayed one can tell whether it still applies. */
    int changes;

    Machine(
            String id,
            String reservationId,
            MachineSpec spec,
            Place place,
            Instant launched,
            Supplier<Optional<String>> version) {
        this.id = id;
        this.reservationId = reservationId;
        this.spec = spec;
        this.privateIp = place.privateIp();
        this.zone = place.zone();
        this.vpcId = place.vpcId();
        this.launched = launched;
        this.version = version;
        this.protection = spec.protection();
    }

    void become(InstanceStateName next) {
        state = next;
        changes++;
    }

    boolean is(InstanceStateName wanted) {
        return state == wanted;
    }

    boolean isEnding() {
        return is(InstanceStateName.SHUTTING_DOWN) || is(InstanceStateName.TERMINATED);
    }

    /** Where a machine stands in the network. */
    record Place(String zone, String vpcId, String privateIp) {}

    /** One line of the serial console. */
    record ConsoleLine(Instant at, String text) {}
}
