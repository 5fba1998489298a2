package io.github.asgbg.aws;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;

/** The one gate through which every call leaves, so that no exception of the SDK gets out of this package. */
final class Asking {
    private final AwsClients clients;

    Asking(AwsClients clients) {
        this.clients = clients;
    }

    /**
     * Makes one call.
     *
     * @param operation service and operation, as in {@code autoscaling:EnterStandby}
     * @param resource the ARN that a policy must name to permit the call, or {@code *}
     */
    <T> T ask(String operation, Supplier<String> resource, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw Refusals.of(e, operation, circumstances(resource));
        }
    }

    private Refusals.Circumstances circumstances(Supplier<String> resource) {
        return new Refusals.Circumstances(
                clients.regionIfKnown().map(Region::id),
                clients.calls().lastHost(),
                clients.calls().hasAnswered(),
                clients.connection().profile(),
                resource.get());
    }

    /** The group as policies name it; its UUID and its account are left open. */
    String groupArn(String group) {
        return "arn:" + partition() + ":autoscaling:" + regionOrAny() + ":*:autoScalingGroup:*:autoScalingGroupName/"
                + group;
    }

    /** All instances, since a policy can tell ours apart only by their tags. */
    String instancesArn() {
        return "arn:" + partition() + ":ec2:" + regionOrAny() + ":*:instance/*";
    }

    String objectsArn(String bucket, String keys) {
        return "arn:" + partition() + ":s3:::" + bucket + "/" + keys;
    }

    String bucketArn(String bucket) {
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
