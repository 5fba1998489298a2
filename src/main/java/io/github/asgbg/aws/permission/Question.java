package io.github.asgbg.aws.permission;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.error.Permissions;
import java.util.List;

/**
 * Whether one operation is permitted on each of some resources. Source: the Service Authorization Reference, for which
 * operations a policy can name a resource.
 *
 * @param resources ARNs, or {@code *} for operations that have no resource
 * @param isExact whether these are the very resources; where a pattern stands for them, a denial says nothing of the very
 *     ones
 */
record Question(String operation, List<String> resources, boolean isExact) {
    static Question of(String operation, List<String> groupArns, Asking asking) {
        String name = operation.substring(operation.indexOf(':') + 1);
        String service = operation.substring(0, Math.max(0, operation.indexOf(':')));
        return switch (service) {
            case "autoscaling" -> new Question(operation, name.startsWith("Describe") ? List.of("*") : groupArns, true);
            case "cloudwatch" -> new Question(operation, List.of(asking.alarmArn("*")), false);
            case "ec2" ->
                name.startsWith("Describe")
                        ? new Question(operation, List.of("*"), true)
                        : new Question(operation, List.of(asking.instancesArn()), false);
            case "elasticloadbalancing" -> new Question(operation, List.of("*"), name.startsWith("Describe"));
            default -> new Question(operation, List.of(), false);
        };
    }

    String action() {
        return Permissions.action(operation);
    }

    /** Whether such a call names the keys of tags, by which a policy may permit it. */
    boolean isAboutTags() {
        return operation.equals("autoscaling:CreateOrUpdateTags") || operation.equals("autoscaling:DeleteTags");
    }

    boolean canBeAsked() {
        return !resources.isEmpty();
    }
}
