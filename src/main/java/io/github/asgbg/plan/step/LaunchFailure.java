package io.github.asgbg.plan.step;

import java.util.List;
import java.util.Locale;

/**
 * What the text of a failed launch says about the next one. AWS gives no code here and launches again in any case, elsewhere
 * if it can. Texts: Auto Scaling user guide, "Troubleshoot: EC2 instance launch failures", "AMI issues", "Load balancer issues"
 * and "Launch template issues"; EC2 API reference, "Error codes for the Amazon EC2 API".
 */
enum LaunchFailure {
    /** Somebody has to mend something before any launch can succeed. */
    STAYS,
    /** It was not about what is launched; the next launch knows nothing of it. */
    PASSES,
    /**
     * Capacity, a quota, or a text that nobody knows: another zone or a later time may do. What a quota is used up by may end any
     * time, as other groups scale in.
     */
    MAY_PASS;

    private static final List<String> PASSING = List.of(
            "request limit exceeded",
            "requestlimitexceeded",
            "throttl",
            "rate exceeded",
            "internal error",
            "server.internalerror",
            "lifecycle action");

    private static final List<String> STAYING = List.of(
            // AMI, security group, key pair, subnet, target group
            "does not exist",
            "not found",
            // a key of KMS that Auto Scaling may not use
            "client.internalerror",
            "not authorized",
            "unauthorizedoperation",
            // device name, instance profile, launch template, virtual name
            "invalid",
            "does not match the architecture",
            "block device mappings not supported",
            "placement groups may not be used",
            "accept terms and subscribe");

    static LaunchFailure of(String statusMessage) {
        String text = statusMessage.toLowerCase(Locale.ROOT);
        if (PASSING.stream().anyMatch(text::contains) || text.startsWith("internalerror")) {
            return PASSES;
        }
        return STAYING.stream().anyMatch(text::contains) ? STAYS : MAY_PASS;
    }
}
