package io.github.asgbg.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What EC2 says of instances. */
final class Machines {
    private Machines() {}

    static String state(ProbeContext context, String id) {
        return described(context, id).map(one -> one.state().nameAsString()).orElse("not listed");
    }

    /** Its tags by key. */
    static Map<String, String> tags(ProbeContext context, String id) {
        return described(context, id).stream()
                .flatMap(one -> one.tags().stream())
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private static Optional<Instance> described(ProbeContext context, String id) {
        return context.ec2().describeInstances(it -> it.instanceIds(id)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .findFirst();
    }

    static void await(ProbeContext context, String id, String state) {
        context.await(TestGroup.PATIENCE, () -> state(context, id).equals(state));
    }

    /** Past Auto Scaling, and waits until that is done. */
    static void terminate(ProbeContext context, String id) {
        context.ec2().terminateInstances(it -> it.instanceIds(id));
        await(context, id, "terminated");
    }

    /** Past Auto Scaling, and waits until that is done. */
    static void stop(ProbeContext context, String id) {
        context.ec2().stopInstances(it -> it.instanceIds(id));
        await(context, id, "stopped");
    }

    /** Sets or takes away protection from termination over EC2's own calls. */
    static void protect(ProbeContext context, String id, boolean isProtected) {
        context.ec2().modifyInstanceAttribute(it -> it.instanceId(id)
                .disableApiTermination(value -> value.value(isProtected)));
    }
}
