package io.github.asgbg.conformance;

import java.util.List;

/** What EC2 says of instances. */
final class Machines {
    private Machines() {}

    static String state(Lab lab, String id) {
        return lab.ec2().describeInstances(it -> it.instanceIds(id)).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .map(one -> one.state().nameAsString())
                .findFirst()
                .orElse("not listed");
    }

    static void await(Lab lab, String id, String state) {
        lab.await(TestGroup.PATIENCE, () -> state(lab, id).equals(state));
    }

    /** Sets or takes away protection from termination over EC2's own calls. */
    static void protect(Lab lab, String id, boolean isProtected) {
        lab.ec2()
                .modifyInstanceAttribute(
                        it -> it.instanceId(id).disableApiTermination(value -> value.value(isProtected)));
    }

    static List<String> states(Lab lab, List<String> ids) {
        return ids.stream().map(id -> state(lab, id)).toList();
    }
}
