package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client's mistake is answered with an error of the 400s, whatever it is: every operation is called without members, with
 * plausible ones, and with one of them missing, empty, zero or absurd.
 */
class NeverOurFaultTest {
    private static final List<String> ABSURD = List.of(
            "",
            "0",
            "-1",
            "2147483648",
            "1e400",
            "true",
            "$Latest",
            "null",
            "*",
            "arn:aws:x",
            "2026-13-45T00:00:00Z",
            "ä€\u0000");

    private static final Map<String, String> MODELS = Map.of(
            "autoscaling", "autoscaling",
            "elasticloadbalancing", "elasticloadbalancingv2",
            "ec2", "ec2",
            "monitoring", "cloudwatch",
            "sts", "sts",
            "iam", "iam");

    @ParameterizedTest
    @ValueSource(strings = {"autoscaling", "elasticloadbalancing", "ec2", "monitoring", "sts", "iam"})
    void noRequestIsAnsweredWithAnInternalFailure(String signingName) {
        List<String> failures = new ArrayList<>();
        for (String operation : operations(signingName)) {
            try (Sandbox sandbox = Sandbox.builder().start()) {
                failures.addAll(new Attempt(sandbox, signingName, operation).all());
            }
        }
        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"autoscaling", "elasticloadbalancing", "ec2", "monitoring"})
    void theRequestsThatAreSaidToBeGoodAre(String signingName) {
        List<String> refusals = new ArrayList<>();
        for (String operation : operations(signingName)) {
            for (int index = 0; index < GoodRequests.count(signingName, operation); index++) {
                try (Sandbox sandbox = Sandbox.builder().start()) {
                    Attempt attempt = new Attempt(sandbox, signingName, operation);
                    WireResponse answer = attempt.good(index);
                    if (answer.status() != 200) {
                        refusals.add(operation + " " + new String(answer.body(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        assertThat(refusals).isEmpty();
    }

    private static SortedSet<String> operations(String signingName) {
        try (Sandbox sandbox = Sandbox.builder().blank(true).start()) {
            return sandbox.queryServices().stream()
                    .filter(one -> one.signingName().equals(signingName))
                    .findFirst()
                    .map(QueryService::operations)
                    .orElseThrow();
        }
    }

    private record Attempt(Sandbox sandbox, String signingName, String operation) {
        List<String> all() {
            List<RequestShapes.Parameter> shape = RequestShapes.of(
                    "software.amazon.awssdk.services." + MODELS.get(signingName) + ".model", operation);
            Map<String, String> plausible = plausible(shape);
            List<Map<String, String>> goodOnes = new GoodRequests(sandbox).of(signingName, operation);
            List<String> failures = new ArrayList<>();
            send(Map.of()).ifPresent(failures::add);
            shape.forEach(parameter -> failures.addAll(varied(plausible, parameter.path())));
            send(plausible).ifPresent(failures::add);
            sandbox.world().advance(Duration.ofSeconds(90));
            for (Map<String, String> good : goodOnes) {
                good.keySet().forEach(path -> failures.addAll(varied(good, path)));
                send(good).ifPresent(failures::add);
                sandbox.world().advance(Duration.ofSeconds(90));
            }
            return failures;
        }

        WireResponse good(int index) {
            Map<String, String> good =
                    new GoodRequests(sandbox).of(signingName, operation).get(index);
            sandbox.world().advance(Duration.ofSeconds(10));
            return answer(good);
        }

        private List<String> varied(Map<String, String> plausible, String path) {
            List<String> failures = new ArrayList<>();
            send(without(plausible, path)).ifPresent(failures::add);
            send(without(plausible, path.replaceFirst("[.].*", ""))).ifPresent(failures::add);
            for (String value : ABSURD) {
                Map<String, String> with = new LinkedHashMap<>(plausible);
                with.put(path, value);
                send(with).ifPresent(failures::add);
                send(Map.of(path, value)).ifPresent(failures::add);
            }
            return failures;
        }

        /** A member with all that is in it. */
        private static Map<String, String> without(Map<String, String> plausible, String path) {
            Map<String, String> rest = new LinkedHashMap<>(plausible);
            rest.keySet().removeIf(one -> one.equals(path) || one.startsWith(path + "."));
            return rest;
        }

        private Map<String, String> plausible(List<RequestShapes.Parameter> shape) {
            Map<String, String> values = new LinkedHashMap<>();
            Plausible plausible = new Plausible(sandbox);
            shape.forEach(parameter ->
                    plausible.value(operation, parameter).ifPresent(value -> values.put(parameter.path(), value)));
            return values;
        }

        private Optional<String> send(Map<String, String> parameters) {
            WireResponse answer = answer(parameters);
            return answer.status() < 500
                    ? Optional.empty()
                    : Optional.of(
                            operation + " " + parameters + " -> " + new String(answer.body(), StandardCharsets.UTF_8));
        }

        private WireResponse answer(Map<String, String> parameters) {
            Map<String, String> form = new LinkedHashMap<>(parameters);
            form.put("Action", operation);
            return sandbox.gateway().answer(request(form));
        }

        private WireRequest request(Map<String, String> form) {
            String scope = "made/20260101/us-east-1/" + signingName + "/aws4_request";
            String body = form.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return new WireRequest(
                    "POST",
                    "/",
                    Map.of(),
                    Map.of("authorization", List.of("AWS4-HMAC-SHA256 Credential=" + scope + ", Signature=0")),
                    body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
