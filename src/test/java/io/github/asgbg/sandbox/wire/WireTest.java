package io.github.asgbg.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.sandbox.world.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyRequest;
import software.amazon.awssdk.services.autoscaling.model.EnterStandbyResponse;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.sts.StsClient;

/** Real SDK clients against the codec: what one side writes, the other must read. */
class WireTest {
    private static final StaticCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("made", "up"));

    private final World world = World.virtual(1);
    private final List<SdkPojo> received = new ArrayList<>();
    private final Echo scaling = new Echo("autoscaling", Dialect.QUERY);
    private final Echo ec2 = new Echo("ec2", Dialect.EC2);
    private final Gateway gateway = new Gateway(world, List.of(scaling, ec2));

    private final class Echo extends QueryService {
        Echo(String name, Dialect dialect) {
            super(name, "2011-01-01", "http://" + name + ".amazonaws.com/doc/", dialect);
        }

        <I extends SdkPojo, O extends SdkPojo> void answers(
                String action, java.util.function.Supplier<? extends SdkPojo> builder, Function<I, O> answer) {
            this.<I, O>on(action, builder, request -> {
                received.add(request);
                return answer.apply(request);
            });
        }
    }

    private AutoScalingClient autoScaling(SdkHttpClient http, URI endpoint) {
        return AutoScalingClient.builder()
                .httpClient(http)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .endpointOverride(endpoint)
                .build();
    }

    private AutoScalingClient autoScaling() {
        return autoScaling(new InProcessHttpClient(gateway), URI.create("http://127.0.0.1"));
    }

    private Ec2Client ec2() {
        return Ec2Client.builder()
                .httpClient(new InProcessHttpClient(gateway))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
    }

    @Test
    void nestedRequestsArriveAsTheyWereSent() {
        scaling.answers(
                "CreateAutoScalingGroup",
                CreateAutoScalingGroupRequest::builder,
                (CreateAutoScalingGroupRequest request) ->
                        CreateAutoScalingGroupResponse.builder().build());
        CreateAutoScalingGroupRequest sent = CreateAutoScalingGroupRequest.builder()
                .autoScalingGroupName("blue & green")
                .minSize(1)
                .maxSize(4)
                .availabilityZones("a", "b")
                .launchTemplate(template -> template.launchTemplateName("web").version("$Latest"))
                .tags(
                        Tag.builder()
                                .key("image-version")
                                .value("v1")
                                .propagateAtLaunch(true)
                                .build(),
                        Tag.builder().key("empty").value("").build())
                .newInstancesProtectedFromScaleIn(false)
                .build();
        autoScaling().createAutoScalingGroup(sent);
        assertThat(received).containsExactly(sent);
    }

    @Test
    void responsesWithListsTimesAndSpecialCharactersArriveAsTheyWereAnswered() {
        AutoScalingGroup group = AutoScalingGroup.builder()
                .autoScalingGroupName("a<b>&\"c\"")
                .createdTime(Instant.parse("2026-01-01T00:00:01.250Z"))
                .minSize(0)
                .instances(List.of(software.amazon.awssdk.services.autoscaling.model.Instance.builder()
                        .instanceId("i-1")
                        .protectedFromScaleIn(true)
                        .build()))
                .targetGroupARNs(List.of())
                .build();
        scaling.answers(
                "DescribeAutoScalingGroups",
                DescribeAutoScalingGroupsRequest::builder,
                (DescribeAutoScalingGroupsRequest request) -> DescribeAutoScalingGroupsResponse.builder()
                        .autoScalingGroups(group)
                        .build());
        AutoScalingGroup seen =
                autoScaling().describeAutoScalingGroups().autoScalingGroups().get(0);
        assertThat(seen.autoScalingGroupName()).isEqualTo(group.autoScalingGroupName());
        assertThat(seen.createdTime()).isEqualTo(group.createdTime());
        assertThat(seen.minSize()).isZero();
        assertThat(seen.instances()).isEqualTo(group.instances());
        assertThat(seen.hasTargetGroupARNs()).isTrue();
        assertThat(seen.targetGroupARNs()).isEmpty();
        assertThat(seen.hasLoadBalancerNames()).isFalse();
    }

    @Test
    void theEc2DialectWritesItemsWithoutResultElement() {
        ec2.answers(
                "DescribeInstances",
                DescribeInstancesRequest::builder,
                (DescribeInstancesRequest request) -> DescribeInstancesResponse.builder()
                        .reservations(Reservation.builder()
                                .instances(Instance.builder()
                                        .instanceId(request.instanceIds().get(1))
                                        .tags(software.amazon.awssdk.services.ec2.model.Tag.builder()
                                                .key("k")
                                                .value("v")
                                                .build())
                                        .build())
                                .build())
                        .build());
        DescribeInstancesRequest sent = DescribeInstancesRequest.builder()
                .instanceIds("i-1", "i-2")
                .filters(Filter.builder().name("tag:k").values("v", "w").build())
                .build();
        Instance seen =
                ec2().describeInstances(sent).reservations().get(0).instances().get(0);
        assertThat(received).containsExactly(sent);
        assertThat(seen.instanceId()).isEqualTo("i-2");
        assertThat(seen.tags()).singleElement().satisfies(tag -> assertThat(tag.value())
                .isEqualTo("v"));
    }

    @Test
    void anEmptyListAsBoto3SendsItIsAnEmptyList() {
        scaling.answers(
                "EnterStandby",
                EnterStandbyRequest::builder,
                (EnterStandbyRequest request) -> EnterStandbyResponse.builder().build());
        post("autoscaling", "Action=EnterStandby&InstanceIds=&ShouldDecrementDesiredCapacity=true");
        assertThat(((EnterStandbyRequest) received.get(0)).hasInstanceIds()).isTrue();
        assertThat(((EnterStandbyRequest) received.get(0)).instanceIds()).isEmpty();
    }

    @Test
    void unreadableParametersAreRefusedByName() {
        scaling.answers(
                "EnterStandby",
                EnterStandbyRequest::builder,
                (EnterStandbyRequest request) -> EnterStandbyResponse.builder().build());
        WireResponse answer = post("autoscaling", "Action=EnterStandby&ShouldDecrementDesiredCapacity=perhaps");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(text(answer)).contains("<Code>MalformedInput</Code>", "ShouldDecrementDesiredCapacity");
    }

    @Test
    void errorsKeepStatusCodeAndTextInBothDialects() {
        scaling.answers("EnterStandby", EnterStandbyRequest::builder, (EnterStandbyRequest request) -> {
            throw AwsError.validation("The instance i-1 is not in InService.");
        });
        ec2.answers("DescribeInstances", DescribeInstancesRequest::builder, (DescribeInstancesRequest request) -> {
            throw new AwsError(400, "InvalidInstanceID.NotFound", "The instance ID 'i-1' does not exist");
        });
        assertThatThrownBy(() -> autoScaling().enterStandby(request -> request.autoScalingGroupName("g")))
                .isInstanceOfSatisfying(AwsServiceException.class, error -> {
                    assertThat(error.statusCode()).isEqualTo(400);
                    assertThat(error.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(error.awsErrorDetails().errorMessage())
                            .isEqualTo("The instance i-1 is not in InService.");
                    assertThat(error.requestId()).isNotBlank();
                });
        assertThatThrownBy(() -> ec2().describeInstances())
                .isInstanceOfSatisfying(AwsServiceException.class, error -> assertThat(
                                error.awsErrorDetails().errorCode())
                        .isEqualTo("InvalidInstanceID.NotFound"));
    }

    @Test
    void operationsThatAreMissingAreNamed() {
        scaling.answers(
                "EnterStandby",
                EnterStandbyRequest::builder,
                (EnterStandbyRequest request) -> EnterStandbyResponse.builder().build());
        assertThat(text(post("autoscaling", "Action=PutWarmPool")))
                .contains("InvalidAction", "does not implement autoscaling:PutWarmPool");
        assertThat(text(post("autoscaling", "Action=Nonsense")))
                .contains("InvalidAction", "Could not find operation Nonsense for version 2011-01-01");
    }

    @Test
    void servicesThatAreMissingAreNamed() {
        StsClient sts = StsClient.builder()
                .httpClient(new InProcessHttpClient(gateway))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .build();
        assertThatThrownBy(sts::getCallerIdentity).hasMessageContaining("does not implement the service sts");
    }

    @Test
    void requestsWithoutSignatureAreRefusedAsAwsDoes() {
        WireRequest unsigned =
                new WireRequest("POST", "/", Map.of(), Map.of(), "Action=X".getBytes(StandardCharsets.UTF_8));
        assertThat(gateway.answer(unsigned).status()).isEqualTo(403);
        assertThat(text(gateway.answer(unsigned))).contains("MissingAuthenticationToken");
        WireRequest object = new WireRequest("GET", "/bucket/key", Map.of(), Map.of(), new byte[0]);
        assertThat(text(gateway.answer(object))).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void anInterceptorCanLoseTheReplyOfARequestThatWasCarriedOut() {
        scaling.answers(
                "EnterStandby",
                EnterStandbyRequest::builder,
                (EnterStandbyRequest request) -> EnterStandbyResponse.builder().build());
        InProcessHttpClient lossy = new InProcessHttpClient(gateway, (request, onward) -> {
            WireResponse lost = onward.answer(request);
            throw new IOException("connection reset after status " + lost.status());
        });
        AutoScalingClient client = AutoScalingClient.builder()
                .httpClient(lossy)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
        assertThatThrownBy(() -> client.enterStandby(request -> request.autoScalingGroupName("g")))
                .hasMessageContaining("connection reset after status 200");
        assertThat(received).hasSize(1);
    }

    @Test
    void aSocketAnswersLikeTheGatewayItself() {
        scaling.answers(
                "DescribeAutoScalingGroups",
                DescribeAutoScalingGroupsRequest::builder,
                (DescribeAutoScalingGroupsRequest request) -> DescribeAutoScalingGroupsResponse.builder()
                        .autoScalingGroups(List.of())
                        .nextToken(request.autoScalingGroupNames().get(0))
                        .build());
        try (HttpListener listener = new HttpListener(gateway, 0);
                AutoScalingClient client = autoScaling(UrlConnectionHttpClient.create(), listener.endpoint())) {
            assertThat(client.describeAutoScalingGroups(request -> request.autoScalingGroupNames("blue"))
                            .nextToken())
                    .isEqualTo("blue");
        }
    }

    private WireResponse post(String service, String form) {
        String authorization = "AWS4-HMAC-SHA256 Credential=made/20260101/eu-central-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0";
        return gateway.answer(new WireRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("authorization", List.of(authorization)),
                form.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(WireResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
