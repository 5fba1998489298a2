package io.github.asgbg.aws.client;

import io.github.asgbg.aws.error.CutOff;
import io.github.asgbg.model.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's clients, each made when first needed, all over one HTTP client. An attempt takes at most 8 s, a call with its
 * retries at most 15 s; longer patience is the engine's, which looks again instead of waiting for one answer.
 */
public final class AwsClients implements AutoCloseable {
    private static final Duration ATTEMPT = Duration.ofSeconds(8);
    private static final Duration CALL = Duration.ofSeconds(15);

    private final Connection connection;
    private final WholeAnswers http;
    private final Network network;
    private final ApiCalls calls = new ApiCalls();
    private final Lazy<Region> region = new Lazy<>(this::findRegion);
    private final Lazy<AwsCredentialsProvider> credentials = new Lazy<>(() -> CredentialSources.of(connection()));
    private final Lazy<AutoScalingClient> autoScaling =
            new Lazy<>(() -> configured(AutoScalingClient.builder(), usual()).build());
    private final Lazy<AutoScalingClient> autoScalingOnce = new Lazy<>(
            () -> configured(AutoScalingClient.builder(), onlyWhenRefused()).build());
    private final Lazy<CloudWatchClient> cloudWatch =
            new Lazy<>(() -> configured(CloudWatchClient.builder(), usual()).build());
    private final Lazy<ElasticLoadBalancingV2Client> balancing = new Lazy<>(
            () -> configured(ElasticLoadBalancingV2Client.builder(), usual()).build());
    private final Lazy<Ec2Client> ec2 =
            new Lazy<>(() -> configured(Ec2Client.builder(), usual()).build());
    private final Lazy<StsClient> sts =
            new Lazy<>(() -> configured(StsClient.builder(), usual()).build());
    private final Lazy<IamClient> iam =
            new Lazy<>(() -> configured(IamClient.builder(), usual()).build());
    private final Lazy<S3Client> s3 = new Lazy<>(this::makeS3);

    /** Clients over the network. */
    public AwsClients(Connection connection) {
        this(connection, Network.ofThisMachine());
    }

    /** Clients over the network, through its proxy. */
    AwsClients(Connection connection, Network network) {
        this(connection, network.client(), network);
    }

    /** Clients over a given HTTP client, for example one that reaches a simulated AWS in the same process. */
    public AwsClients(Connection connection, SdkHttpClient http) {
        this(connection, http, new Network(Optional.empty()));
    }

    private AwsClients(Connection connection, SdkHttpClient http, Network network) {
        this.connection = connection;
        this.http = new WholeAnswers(http);
        this.network = network;
    }

    public AutoScalingClient autoScaling() {
        return autoScaling.get();
    }

    /**
     * For the calls that carry no client token: they are repeated only where AWS certainly did nothing. After an unclear
     * answer the SDK's usual retry would move instances twice.
     */
    public AutoScalingClient autoScalingOnce() {
        return autoScalingOnce.get();
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch.get();
    }

    public ElasticLoadBalancingV2Client balancing() {
        return balancing.get();
    }

    public Ec2Client ec2() {
        return ec2.get();
    }

    public StsClient sts() {
        return sts.get();
    }

    public IamClient iam() {
        return iam.get();
    }

    public S3Client s3() {
        return s3.get();
    }

    Region region() {
        return region.get();
    }

    /** The Region if it is known by now; never looks for it. */
    public Optional<Region> regionIfKnown() {
        return region.ifMade();
    }

    /** What reports of failed calls need to know. */
    ApiCalls calls() {
        return calls;
    }

    Network network() {
        return network;
    }

    Connection connection() {
        return connection;
    }

    /** Which endpoints the profile in use names instead of AWS's own. */
    public List<Origin> redirections() {
        return ProfileEndpoints.of(connection);
    }

    /** Tells of every call and its answer from now on. A call whose answer has no body by its method is left out. */
    public void onExchange(Consumer<Exchange> listener) {
        http.tell(listener);
    }

    /** Whether the keys are those that the process was started with: no others can take their place while it runs. */
    public boolean areKeysFixed() {
        return CredentialSources.areFixed(connection);
    }

    /** API calls so far by operation, retries included. */
    public Map<String, Integer> counts() {
        return calls.counts();
    }

    @Override
    public void close() {
        Stream.of(autoScaling, autoScalingOnce, cloudWatch, balancing, ec2, sts, iam, s3)
                .flatMap(lazy -> lazy.ifMade().stream())
                .forEach(client -> client.close());
        http.close();
    }

    private S3Client makeS3() {
        return configured(S3Client.builder(), usual())
                .forcePathStyle(hasOwnEndpoint())
                // One ledger may serve several Regions; S3's first answer tells where the bucket is.
                .crossRegionAccessEnabled(!hasOwnEndpoint())
                .serviceConfiguration(s -> s.chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
                .build();
    }

    /** Whether the server is not Amazon's: then it has no DNS name for each bucket, and may not know every operation. */
    public boolean hasOwnEndpoint() {
        return connection.endpoint().isPresent()
                || System.getenv("AWS_ENDPOINT_URL") != null
                || System.getenv("AWS_ENDPOINT_URL_S3") != null
                || redirections().stream().anyMatch(ProfileEndpoints::isOfS3);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, RetryStrategy retries) {
        // A profile that does not exist has no Region either; what is wrong is the profile.
        builder.httpClient(http)
                .credentialsProvider(credentials.get())
                .region(region())
                .overrideConfiguration(overrides(retries));
        connection.endpoint().ifPresent(builder::endpointOverride);
        return builder;
    }

    private ClientOverrideConfiguration overrides(RetryStrategy retries) {
        ClientOverrideConfiguration.Builder overrides = ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .retryStrategy(retries)
                .addExecutionInterceptor(calls)
                .addExecutionInterceptor(new LeftOut.Interceptor());
        connection.profile().ifPresent(overrides::defaultProfileName);
        return overrides.build();
    }

    private static RetryStrategy usual() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .retryOnException(CutOff::explains)
                .build();
    }

    /** Of a clock that is wrong the SDK learns by the refusal: the next attempt is signed by the time of the answer. */
    private static RetryStrategy onlyWhenRefused() {
        return DefaultRetryStrategy.standardStrategyBuilder()
                .retryOnException(AwsClients::isThrottling)
                .retryOnException(thrown -> thrown instanceof SdkException e && RetryUtils.isClockSkewException(e))
                .treatAsThrottling(AwsClients::isThrottling)
                .useClientDefaults(false)
                .build();
    }

    private static boolean isThrottling(Throwable thrown) {
        return thrown instanceof SdkException e && RetryUtils.isThrottlingException(e);
    }

    private Region findRegion() {
        return connection.region().map(Region::of).orElseGet(this::regionOfTheChain);
    }

    private Region regionOfTheChain() {
        DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
        connection.profile().ifPresent(chain::profileName);
        return chain.build().getRegion();
    }
}
