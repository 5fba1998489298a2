package io.github.asgbg.aws.action;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.MissingIds;
import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.port.CloudException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends instances. EC2 refuses a whole call for the sake of one instance, be it forgotten, protected from termination or
 * forbidden; the others must end all the same. Source: EC2 API reference, TerminateInstances.
 */
final class Terminations {
    private static final String TERMINATE = "ec2:TerminateInstances";

    private final AwsClients clients;
    private final Asking asking;

    Terminations(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** Instances that EC2 has forgotten are gone. What could not be ended is named in the exception. */
    void terminate(List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            ask(ids);
        } catch (CloudException e) {
            Set<String> gone = MissingIds.in(e, ids);
            if (!gone.isEmpty()) {
                terminate(ids.stream().filter(id -> !gone.contains(id)).toList());
            } else if (e.isPassing() || !isAboutSingleInstances(e)) {
                throw e;
            } else if (ids.size() == 1) {
                throw remaining(Map.of(ids.get(0), e), 1);
            } else {
                terminateOneByOne(ids);
            }
        }
    }

    /** Nobody's credentials depend on the instance. */
    private static boolean isAboutSingleInstances(CloudException e) {
        return e.kind() == CloudException.Kind.PERMISSION || e.kind() == CloudException.Kind.REFUSED;
    }

    private void terminateOneByOne(List<String> ids) {
        Map<String, CloudException> refused = new LinkedHashMap<>();
        for (String id : ids) {
            try {
                ask(List.of(id));
            } catch (CloudException e) {
                if (e.isPassing()) {
                    throw e;
                }
                if (MissingIds.in(e, List.of(id)).isEmpty()) {
                    refused.put(id, e);
                }
            }
        }
        if (!refused.isEmpty()) {
            throw remaining(refused, ids.size());
        }
    }

    private void ask(List<String> ids) {
        asking.ask(TERMINATE, asking::instancesArn, () -> clients.ec2().terminateInstances(r -> r.instanceIds(ids)));
    }

    /** Names all that remain, with why and with what helps each. */
    private static CloudException remaining(Map<String, CloudException> refused, int of) {
        CloudException first = refused.values().iterator().next();
        List<String> ids = List.copyOf(refused.keySet());
        String why = refused.values().stream()
                .map(e -> String.valueOf(e.getMessage()))
                .distinct()
                .collect(Collectors.joining("; "));
        String text = String.join(", ", ids) + (ids.size() == 1 ? " is" : " are") + " not terminated"
                + (of > ids.size() ? ", the other " + (of - ids.size()) + " of " + of + " are" : "")
                + ": " + why;
        String remedy = refused.entrySet().stream()
                .map(e -> remedy(e.getKey(), e.getValue()))
                .filter(r -> !r.isEmpty())
                .distinct()
                .collect(Collectors.joining(" and "));
        return new CloudException(first.kind(), first.operation(), first.code(), text, remedy, first);
    }

    /** EC2's refusal of a protected instance names the attribute; where it has both, the other is refused next. */
    private static String remedy(String id, CloudException e) {
        return Stream.of(ApiProtection.values())
                .filter(p -> e.code().equals("OperationNotPermitted"))
                .filter(p -> String.valueOf(e.getMessage()).contains(p.attribute()))
                .map(p -> p.removalFrom(id).quoted())
                .findFirst()
                .orElse(e.remedy());
    }
}
