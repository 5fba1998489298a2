package io.github.asgbg.sandbox.s3;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.world.World;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The real SDK's client on a simulated S3, with one bucket. */
final class S3Fixture {
    static final String BUCKET = "ledger-bucket";

    final World world = World.virtual(1);
    final S3 service = new S3(world);
    final S3Client client = client("http://127.0.0.1:4566");

    S3Fixture() {
        client.createBucket(request -> request.bucket(BUCKET));
    }

    S3Client client(String endpoint) {
        return S3Client.builder()
                .httpClient(new InProcessHttpClient(new Gateway(world, List.of(service))))
                .endpointOverride(URI.create(endpoint))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .build();
    }

    PutObjectResponse put(String key, String content) {
        return client.putObject(to(key).build(), RequestBody.fromString(content));
    }

    PutObjectRequest.Builder to(String key) {
        return PutObjectRequest.builder().bucket(BUCKET).key(key);
    }

    String read(String key) {
        return client.getObjectAsBytes(request -> request.bucket(BUCKET).key(key))
                .asUtf8String();
    }

    static S3Exception refusal(Callable<?> call) {
        return catchThrowableOfType(S3Exception.class, call::call);
    }

    /** Status and error code, such as {@code 412 PreconditionFailed}. */
    static String refused(Callable<?> call) {
        S3Exception refusal = refusal(call);
        return refusal.statusCode() + " " + refusal.awsErrorDetails().errorCode();
    }
}
