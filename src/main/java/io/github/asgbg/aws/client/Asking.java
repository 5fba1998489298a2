package io.github.asgbg.aws.client;

import io.github.asgbg.aws.error.ErrorCodes;
import io.github.asgbg.aws.error.Refusals;
import io.github.asgbg.port.CloudException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** The one gate through which every call leaves, so that no exception of the SDK gets out of this package. */
public final class Asking {
    private final AwsClients clients;

    public Asking(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Makes one call.
     *
     * @param operation service and operation, as in {@code autoscaling:EnterStandby}
     * @param resource the ARN that a policy must name to permit the call, or {@code *}
     */
    public <T> T ask(String operation, Supplier<String> resource, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Refusals.of(e, operation, circumstances(resource));
        }
    }

    /** Makes one call; a server that does not know the operation at all can have nothing that it would tell of. */
    public <T> T askIfKnown(String operation, Supplier<String> resource, Supplier<T> call, T nothing) {
        try {
            return ask(operation, resource, call);
        } catch (CloudException e) {
            if (isUnknown(e)) {
                return nothing;
            }
            throw e;
        }
    }

    /** Imitations of AWS fail with a bare 500 at what they do not know; AWS never fails without a code. */
    private boolean isUnknown(CloudException e) {
        return ErrorCodes.isUnknownOperation(e)
                || (clients.hasOwnEndpoint() && e.code().equals("HTTP 500"));
    }

    private Refusals.Circumstances circumstances(Supplier<String> resource) {
        return new Refusals.Circumstances(
                clients.regionIfKnown().map(Region::id),
                clients.calls().lastHost(),
                clients.calls().hasAnswered(),
                clients.connection().profile(),
                resource.get(),
                clients.network().between(clients.calls().lastHost()),
                clients.areKeysFixed(),
                Instant.now());
    }

    /** The group as policies name it; its UUID and its account are left open. */
    public String groupArn(String group) {
        return "arn:" + partition() + ":autoscaling:" + regionOrAny() + ":*:autoScalingGroup:*:autoScalingGroupName/"
                + group;
    }

    /** All instances, since a policy can tell ours apart only by their tags. */
    public String instancesArn() {
        return "arn:" + partition() + ":ec2:" + regionOrAny() + ":*:instance/*";
    }

    /** An alarm as policies name it; its account is left open. */
    public String alarmArn(String alarm) {
        return "arn:" + partition() + ":cloudwatch:" + regionOrAny() + ":*:alarm:" + alarm;
    }

    public String objectsArn(String bucket, String keys) {
        return "arn:" + partition() + ":s3:::" + bucket + "/" + keys;
    }

    public String bucketArn(String bucket) {
        return "arn:" + partition() + ":s3:::" + bucket;
    }

    private String regionOrAny() {
        return clients.regionIfKnown().map(Region::id).orElse("*");
    }

    private String partition() {
        Optional<Region> region = clients.regionIfKnown();
        return region.map(r ->
                        r.metadata() == null ? "aws" : r.metadata().partition().id())
                .orElse("aws");
    }
}
