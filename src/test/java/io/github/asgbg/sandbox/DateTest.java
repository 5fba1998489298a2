package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** RFC 9110 section 6.6.1: an origin server with a clock sends the date; here it is the simulated one. */
class DateTest {
    private static Instant date(SdkHttpResponse response) {
        return parsed(response.firstMatchingHeader("Date").orElseThrow());
    }

    private static Instant parsed(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    @Test
    void everyAnswerHasTheDateOfTheSimulatedWorld() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            SandboxClients aws = new SandboxClients(sandbox);
            sandbox.world().advance(Duration.ofDays(40));
            Instant now = sandbox.world().now();
            assertThat(date(aws.autoScaling.describeAutoScalingGroups().sdkHttpResponse()))
                    .isBetween(now.minusSeconds(1), now);
            assertThat(date(aws.ec2.describeInstances().sdkHttpResponse())).isBetween(now.minusSeconds(1), now);
            assertThat(now).isAfter(Instant.parse("2026-02-10T00:00:00Z"));
        }
    }

    @Test
    void objectsAreAsOldAsTheSimulatedWorldSays() {
        try (Sandbox sandbox = Sandbox.builder().start()) {
            S3Client s3 = new SandboxClients(sandbox).client(S3Client.builder());
            s3.putObject(it -> it.bucket(sandbox.bucket()).key("a"), RequestBody.fromString("x"));
            Instant written = sandbox.world().now();
            sandbox.world().advance(Duration.ofHours(5));
            HeadObjectResponse head =
                    s3.headObject(it -> it.bucket(sandbox.bucket()).key("a"));
            assertThat(head.lastModified()).isBetween(written.minusSeconds(1), written);
            assertThat(date(head.sdkHttpResponse()))
                    .isEqualTo(sandbox.world().now().truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void soHaveAnswersOverASocketAndErrors() throws IOException {
        try (Sandbox sandbox = Sandbox.builder().blank(true).speed(1).port(0).start()) {
            sandbox.world().skip(Duration.ofDays(400));
            HttpURLConnection connection =
                    (HttpURLConnection) sandbox.endpoint().toURL().openConnection();
            assertThat(connection.getResponseCode()).isEqualTo(403);
            Instant now = sandbox.world().now();
            assertThat(parsed(connection.getHeaderField("Date"))).isBetween(now.minusSeconds(60), now.plusSeconds(60));
        }
    }
}
