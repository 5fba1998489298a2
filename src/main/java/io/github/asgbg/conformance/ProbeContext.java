package io.github.asgbg.conformance;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.CallerAccount;
import io.github.asgbg.aws.error.ErrorCodes;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.s3.S3Client;

/** Where one probe works: the account's services, groups to try things with, time, and a place for what is seen. */
final class ProbeContext {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String ACCEPTED = "accepted";

    private final AwsClients clients;
    private final Timer timer;
    private final Names names;
    private final Material material;
    private final Duration patience;
    private final Facts facts;

    /** @param patience the longest that anything is waited for */
    ProbeContext(AwsClients clients, Timer timer, Names names, Material material, Duration patience) {
        this.clients = clients;
        this.timer = timer;
        this.names = names;
        this.material = material;
        this.patience = patience;
        this.facts = new Facts(names.run());
    }

    AutoScalingClient autoScaling() {
        return clients.autoScaling();
    }

    Ec2Client ec2() {
        return clients.ec2();
    }

    ElasticLoadBalancingV2Client balancing() {
        return clients.balancing();
    }

    CloudWatchClient cloudWatch() {
        return clients.cloudWatch();
    }

    S3Client s3() {
        return clients.s3();
    }

    String region() {
        return CallerAccount.region(clients);
    }

    Timer timer() {
        return timer;
    }

    Material material() {
        return material;
    }

    Facts facts() {
        return facts;
    }

    /** A name for something that this probe makes. */
    String name() {
        return names.next();
    }

    /** Notes what is seen. */
    void saw(String fact, Object value) {
        facts.add(fact, value);
    }

    /** Notes how a call is answered: {@code accepted}, or AWS's error code; its words are a fact of their own. */
    String answered(String fact, Runnable call) {
        try {
            call.run();
            saw(fact, ACCEPTED);
            return ACCEPTED;
        } catch (AwsServiceException refused) {
            saw(fact, ErrorCodes.codeOf(refused));
            String words = wordsOf(refused);
            saw(fact + ", in AWS's words", words);
            return facts.plain(words);
        }
    }

    private static String wordsOf(AwsServiceException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "" : details.errorMessage();
    }

    /** A group of its own with instances in service, whose sizes may go from 0 to one more. */
    TestGroup group(int instances) {
        TestGroup group = group(it -> it.desiredCapacity(instances).maxSize(instances + 1));
        group.require("InService", instances);
        return group;
    }

    /** A group that wants no instance, and whose one instance stands by. */
    TestGroup groupInStandby() {
        TestGroup group = group(1);
        group.standBy(group.instance());
        return group;
    }

    /** A group that is made otherwise; waits for nothing. */
    TestGroup group(Consumer<CreateAutoScalingGroupRequest.Builder> how) {
        String name = name();
        material.create(name, names, how);
        return new TestGroup(this, name);
    }

    /** A group of an image that may not exist, so that AWS may refuse it. */
    void groupOf(String image) {
        String name = name();
        material.create(name, names, image, it -> {});
    }

    /** The first of what AWS lists. */
    static <T> T first(List<T> listed) {
        return listed.stream().findFirst().orElseThrow(() -> new Unable("AWS does not list what was made"));
    }

    /** Waits until something is so; empty if that does not come within the time. */
    Optional<Duration> await(Duration atMost, BooleanSupplier isSo) {
        Duration begin = timer.elapsed();
        Duration bound = atMost.compareTo(patience) < 0 ? atMost : patience;
        while (!isSo.getAsBoolean()) {
            if (timer.elapsed().minus(begin).compareTo(bound) >= 0) {
                return Optional.empty();
            }
            timer.pause(LOOK);
            stopIfAsked();
        }
        return Optional.of(timer.elapsed().minus(begin));
    }

    /** Lets time pass in which something must not happen. */
    void watch(Duration howLong) {
        await(howLong, () -> false);
    }

    private void stopIfAsked() {
        if (timer.interruptions() > 0) {
            throw new Interrupted();
        }
    }

    /** The probe cannot go on, for want of what it needs. */
    static final class Unable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unable(String why) {
            super(why);
        }
    }

    /** Somebody asked to stop. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
