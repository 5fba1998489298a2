package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.asgbg.sandbox.wire.QueryService;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Whatever text stands in whichever member: its answer is XML (version 1.0, section 2.2), and so is what is described later. */
class AnyTextTest {
    private static final Map<String, String> MODELS = Map.of(
            "autoscaling", "autoscaling",
            "elasticloadbalancing", "elasticloadbalancingv2",
            "ec2", "ec2",
            "monitoring", "cloudwatch");

    private static final List<String> PIECES = List.of(
            "\u0000",
            "\u0001",
            "\u000b",
            "\u001f",
            "\u007f",
            "\u0085",
            "\u2028",
            "\ud7ff",
            "\ufffe",
            "\uffff",
            "\ufeff",
            "\u202e",
            "\ud83d\ude00",
            "\udbff\udfff",
            "\r\n",
            "\t",
            "]]>",
            "<",
            "&",
            "\"",
            "&#0;",
            "%00",
            "a",
            "Z",
            "9",
            "-",
            " ",
            "\u00e9");

    private final Sandbox sandbox = Sandbox.builder().scaling(4, 2).start();
    private final SandboxClients clients = new SandboxClients(sandbox);

    @ParameterizedTest
    @ValueSource(strings = {"autoscaling", "elasticloadbalancing", "ec2", "monitoring"})
    void everyAnswerIsReadable(String service) {
        long seed = 20_261_121;
        SplittableRandom random = new SplittableRandom(seed);
        List<String> unreadable = new ArrayList<>();
        for (String operation : operations(service)) {
            for (Map<String, String> form : forms(service, operation)) {
                for (String path : form.keySet()) {
                    Map<String, String> odd = new LinkedHashMap<>(form);
                    odd.put(path, random.nextBoolean() ? text(random) : form.get(path) + text(random));
                    problem(service, operation, odd).ifPresent(unreadable::add);
                }
            }
        }
        assertThat(unreadable).as("seed " + seed).isEmpty();
        assertThatCode(this::describeAll).as("seed " + seed).doesNotThrowAnyException();
    }

    private static String text(SplittableRandom random) {
        return random.ints(1 + random.nextInt(6), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private List<String> operations(String service) {
        return sandbox.queryServices().stream()
                .filter(one -> one.signingName().equals(service))
                .map(QueryService::operations)
                .flatMap(Collection::stream)
                .filter(operation -> !operation.startsWith("Delete") && !operation.startsWith("Terminate"))
                .toList();
    }

    private List<Map<String, String>> forms(String service, String operation) {
        Map<String, String> plausible = new LinkedHashMap<>();
        Plausible values = new Plausible(sandbox);
        RequestShapes.of("software.amazon.awssdk.services." + MODELS.get(service) + ".model", operation)
                .forEach(parameter ->
                        values.value(operation, parameter).ifPresent(value -> plausible.put(parameter.path(), value)));
        List<Map<String, String>> all = new ArrayList<>(new GoodRequests(sandbox).of(service, operation));
        all.add(plausible);
        return all;
    }

    private Optional<String> problem(String service, String operation, Map<String, String> form) {
        WireResponse answer = sandbox.gateway().answer(request(service, operation, form));
        try {
            parser().parse(new ByteArrayInputStream(answer.body()));
            return answer.status() < 500 ? Optional.empty() : Optional.of(operation + " " + form + " -> " + answer);
        } catch (SAXException | IOException malformed) {
            return Optional.of(operation + " " + form + " -> " + malformed.getMessage());
        }
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static WireRequest request(String service, String operation, Map<String, String> form) {
        String body = "Action=" + operation
                + form.entrySet().stream()
                        .map(entry -> "&" + entry.getKey() + "="
                                + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
        return new WireRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("authorization", List.of(RawHttp.signedFor(service))),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The SDK reads all that such requests may have left behind. */
    private void describeAll() {
        clients.autoScaling.describeAutoScalingGroups();
        clients.autoScaling.describeTags();
        clients.autoScaling.describePolicies();
        clients.autoScaling.describeScheduledActions();
        clients.autoScaling.describeScalingActivities();
        clients.autoScaling.describeLifecycleHooks(it -> it.autoScalingGroupName(sandbox.blueGroup()));
        clients.balancing.describeLoadBalancers();
        clients.balancing.describeTargetGroups();
        clients.balancing.describeTags(it -> it.resourceArns(sandbox.targetGroupArn()));
        clients.ec2.describeInstances();
        clients.ec2.describeTags();
        clients.ec2.describeLaunchTemplates();
        clients.ec2.describeSecurityGroups();
        CloudWatchClient watch = clients.client(CloudWatchClient.builder());
        watch.describeAlarms();
        watch.describeAlarmHistory();
        watch.listMetrics();
    }
}
