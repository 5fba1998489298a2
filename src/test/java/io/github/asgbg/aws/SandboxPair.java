package io.github.asgbg.aws;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A pair of groups behind a load balancer in a simulated account, in virtual time; blue runs two instances of v1. */
final class SandboxPair {
    final Sandbox sandbox = Sandbox.builder()
            .seed(7)
            .region("eu-west-1")
            .instances(2)
            .healthInterval(Duration.ofSeconds(10))
            .drain(Duration.ofSeconds(15))
            .start();
    final AwsClients clients = FakeAws.clients(sandbox.httpClient());
    final AwsCloud cloud = cloud(clients);
    final String blue = sandbox.blueGroup();
    final String green = sandbox.greenGroup();

    /** The same pair over a connection that loses the answer to every call whose body contains a text. */
    AwsCloud losingAnswersTo(String text) {
        InProcessHttpClient.Interceptor loses = (request, onward) -> {
            WireResponse answer = onward.answer(request);
            if (new String(request.body(), StandardCharsets.UTF_8).contains(text)) {
                throw new IOException("Connection reset");
            }
            return answer;
        };
        return cloud(FakeAws.clients(sandbox.httpClient(loses)));
    }

    AwsCloud cloud(AwsClients over) {
        return new AwsCloud(over, sandbox.blueGroup(), sandbox.greenGroup(), "image-version", new FakeClock());
    }

    void seconds(long count) {
        sandbox.world().advance(Duration.ofSeconds(count));
    }
}
