package io.github.asgbg.aws.error;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of policy that AWS names in a denial. Source: IAM user guide, "Troubleshoot access denied error messages". */
enum PolicyType {
    IDENTITY("identity-based", "an identity-based policy of the caller"),
    RESOURCE("resource-based", "the resource's own policy"),
    TRUST("role trust", "the trust policy of the role"),
    BOUNDARY("permissions boundary", "the caller's permissions boundary"),
    SESSION("session", "the session policy of the caller"),
    ENDPOINT("VPC endpoint", "the policy of the VPC endpoint on the way"),
    SERVICE_CONTROL("service control", "a service control policy of the organization"),
    RESOURCE_CONTROL("resource control", "a resource control policy of the organization");

    private final String name;
    private final String where;

    PolicyType(String name, String where) {
        this.name = name;
        this.where = where;
    }

    /** By AWS's name for it; the guide has one of them in the plural, too. */
    static Optional<PolicyType> named(String text) {
        String singular = text.strip().replaceFirst("^sessions$", "session");
        return Arrays.stream(values())
                .filter(type -> type.name.equalsIgnoreCase(singular))
                .findFirst();
    }

    /** Where the policy is found, for a sentence. */
    String where() {
        return where;
    }

    /**
     * The statement that permits an action there. Policies that are attached to a caller name no principal, others must; a trust
     * policy names no resource, and neither a key's policy nor a service control policy can tell resources apart everywhere.
     * Source: IAM user guide, "AWS JSON policy elements: Principal"; VPC user guide, "Endpoint policies for gateway endpoints";
     * KMS developer guide, "Key policies"; Organizations user guide, "SCP syntax".
     */
    String statement(String action, String resource, Optional<String> caller) {
        String principal = caller.map(arn -> "{\"AWS\":\"" + arn + "\"}").orElse("\"*\"");
        return switch (this) {
            case IDENTITY, BOUNDARY, SESSION -> Permissions.statement(action, resource);
            case SERVICE_CONTROL, RESOURCE_CONTROL -> Permissions.statement(action, "*");
            case ENDPOINT -> ofPrincipal("\"*\"", action, resource);
            case RESOURCE -> ofPrincipal(principal, action, action.startsWith("kms:") ? "*" : resource);
            case TRUST -> "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"" + action + "\"}";
        };
    }

    private static String ofPrincipal(String principal, String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"" + action + "\",\"Resource\":\""
                + resource + "\"}";
    }
}
