package io.github.asgbg.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** RFC 9112 section 8: a message whose body is shorter than its Content-Length is incomplete. */
class CutOffTest {
    private static final String TEXT = "0123456789".repeat(10);

    private static AutoScalingClient withoutRetries(SandboxClients aws) {
        return aws.client(AutoScalingClient.builder()
                .overrideConfiguration(it -> it.retryStrategy(retry -> retry.maxAttempts(1))));
    }

    @Test
    void halfOfAnAnswerComesAndTheNextOneIsWhole() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            SandboxClients aws = new SandboxClients(sandbox);
            AutoScalingClient client = withoutRetries(aws);
            sandbox.cutOffNextAnswer("autoscaling:DescribeAutoScalingGroups");
            assertThatThrownBy(() -> client.describeAutoScalingGroups()).isInstanceOf(SdkClientException.class);
            assertThat(client.describeAutoScalingGroups().autoScalingGroups()).hasSize(2);
        }
    }

    @Test
    void theLengthOfTheWholeIsPromised() throws IOException {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            S3Client s3 = new SandboxClients(sandbox).client(S3Client.builder());
            s3.putObject(it -> it.bucket(sandbox.bucket()).key("a"), RequestBody.fromString(TEXT));
            sandbox.cutOffNextAnswer("s3:GetObject");
            GetObjectResponse[] head = new GetObjectResponse[1];
            byte[] got = s3.getObject(
                    it -> it.bucket(sandbox.bucket()).key("a"), ResponseTransformer.unmanaged((response, stream) -> {
                        head[0] = response;
                        return stream.readNBytes(50);
                    }));
            assertThat(head[0].contentLength()).isEqualTo(100);
            assertThat(new String(got, ISO_8859_1)).isEqualTo(TEXT.substring(0, 50));
        }
    }

    @Test
    void theRequestHasBeenCarriedOut() {
        try (Sandbox sandbox = Sandbox.builder().instances(2).start()) {
            SandboxClients aws = new SandboxClients(sandbox);
            AutoScalingClient client = withoutRetries(aws);
            aws.resize(sandbox.blueGroup(), 0, 8, 2);
            sandbox.cutOffNextAnswer("autoscaling:EnterStandby");
            assertThatThrownBy(() -> client.enterStandby(it -> it.autoScalingGroupName(sandbox.blueGroup())
                            .instanceIds(aws.ids(sandbox.blueGroup()))
                            .shouldDecrementDesiredCapacity(true)))
                    .isInstanceOf(SdkClientException.class);
            assertThat(aws.states(sandbox.blueGroup())).containsExactly("EnteringStandby");
        }
    }

    @Test
    void theNthAnswerCanBeMeant() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            AutoScalingClient client = withoutRetries(new SandboxClients(sandbox));
            sandbox.cutOffAnswer("autoscaling:DescribeAutoScalingGroups", 2);
            assertThat(client.describeAutoScalingGroups().autoScalingGroups()).hasSize(2);
            assertThat(client.describePolicies().scalingPolicies()).isEmpty();
            assertThatThrownBy(() -> client.describeAutoScalingGroups()).isInstanceOf(SdkClientException.class);
            assertThatThrownBy(() -> sandbox.cutOffAnswer("s3:GetObject", 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aConnectionEndsInTheMiddleOfTheBody() throws IOException {
        try (Sandbox sandbox = Sandbox.builder().blank(true).speed(1).port(0).start();
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), sandbox.endpoint().getPort())) {
            socket.setSoTimeout(10_000);
            sandbox.cutOffNextAnswer("sts:GetCallerIdentity");
            String authorization = "AWS4-HMAC-SHA256 Credential=made/20260101/us-east-1/sts/aws4_request, Signature=0";
            String request =
                    "GET /?Action=GetCallerIdentity&Version=2011-06-15 HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                            + authorization + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            String[] headAndBody = answer.split("\r\n\r\n", 2);
            int promised = Integer.parseInt(headAndBody[0].replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
            assertThat(headAndBody[0]).startsWith("HTTP/1.1 200");
            assertThat(headAndBody[1]).hasSize(promised / 2);
        }
    }
}
