package io.github.asgbg.aws.client;

import io.github.asgbg.port.CloudException;

/** Whose credentials these are, and in which Region they are used. */
public final class CallerAccount {
    private static final String OPERATION = "sts:GetCallerIdentity";

    private CallerAccount() {}

    /**
     * The account's id of 12 digits. Source: STS API reference, GetCallerIdentity, which needs no permission.
     *
     * @throws CloudException when AWS does not say
     */
    public static String id(AwsClients clients) {
        return new Asking(clients)
                .ask(OPERATION, () -> "*", () -> clients.sts().getCallerIdentity())
                .account();
    }

    /**
     * The Region that calls go to, as the SDK finds it.
     *
     * @throws CloudException when nothing names one
     */
    public static String region(AwsClients clients) {
        return new Asking(clients)
                .ask(OPERATION, () -> "*", () -> clients.region().id());
    }
}
