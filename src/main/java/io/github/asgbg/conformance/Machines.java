package io.github.asgbg.conformance;

import java.util.List;

/** What EC2 says of instances. */
final class Machines {
    private Machines() {}

    static String state(ProbeContext context, String id) {
        return context.ec2().describeInstances(it -> it.instanceIds(id)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(one -> one.state().nameAsString())
                .findFirst()
                .orElse("not listed");
    }

    static void await(ProbeContext context, String id, String state) {
        context.await(TestGroup.PATIENCE, () -> state(context, id).equals(state));
    }

    /** Sets or takes away protection from termination over EC2's own calls. */
    static void protect(ProbeContext context, String id, boolean isProtected) {
        context.ec2().modifyInstanceAttribute(it -> it.instanceId(id)
                .disableApiTermination(value -> value.value(isProtected)));
    }

    static List<String> states(ProbeContext context, List<String> ids) {
        return ids.stream().map(id -> state(context, id)).toList();
    }
}
