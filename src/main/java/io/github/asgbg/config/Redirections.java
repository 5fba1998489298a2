package io.github.asgbg.config;

import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AWS's own variables that send calls elsewhere. The SDK reads them, as every AWS program does, so they are held to the same
 * rule as our setting and shown like it. Source: AWS SDKs and Tools reference guide, service-specific endpoints.
 */
final class Redirections {
    private static final String ALL_SERVICES = Setting.ENDPOINT_URL.variable();
    /** The services that are called, those that give credentials included; a variable of another service does not matter here. */
    private static final List<String> SERVICES = List.of(
            "AUTO_SCALING",
            "CLOUDWATCH",
            "EC2",
            "ELASTIC_LOAD_BALANCING_V2",
            "IAM",
            "S3",
            "SIGNIN",
            "SSO",
            "SSO_OIDC",
            "STS");

    private Redirections() {}

    /** Those that are set, by their names. */
    static List<Origin> of(Sources sources) {
        return names().flatMap(name -> sources.variable(name).stream()
                        .map(value -> new Origin(name, Setting.ENDPOINT_URL.path(), value.strip())))
                .toList();
    }

    /** A problem for each through which requests must not go. */
    static List<Problem> problems(Sources sources) {
        List<Problem> problems = new ArrayList<>();
        for (Origin origin : of(sources)) {
            Optional<String> objection = EndpointUrl.objection(origin.value());
            objection.ifPresent(text -> problems.add(new Problem(
                    origin.source() + ": '" + EndpointUrl.shown(origin.value()) + "' " + text,
                    Values.ENDPOINT_REMEDY + ", or unset " + origin.source())));
        }
        return problems;
    }

    private static Stream<String> names() {
        return Stream.concat(Stream.of(ALL_SERVICES), SERVICES.stream().map(s -> ALL_SERVICES + "_" + s));
    }
}
