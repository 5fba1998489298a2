package io.github.asgbg.aws.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.model.TrafficSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceIdentifier;

class AttachmentsTest {
    private static final String ONE = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/one/1";
    private static final String TWO = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/two/2";
    private static final String LATTICE = "arn:aws:vpc-lattice:eu-west-1:1:targetgroup/tg-3";

    private static TrafficSourceIdentifier source(String identifier, String type) {
        TrafficSourceIdentifier.Builder source =
                TrafficSourceIdentifier.builder().identifier(identifier);
        return type.isEmpty() ? source.build() : source.type(type).build();
    }

    private static Attachments of(AutoScalingGroup.Builder group) {
        return Attachments.of(group.build());
    }

    private static AutoScalingGroup.Builder group() {
        return AutoScalingGroup.builder().autoScalingGroupName("shop-blue");
    }

    @Test
    void whatEitherListShowsIsAttachedOnce() {
        Attachments both = of(group().targetGroupARNs(ONE).trafficSources(source(ONE, "elbv2"), source(TWO, "elbv2")));
        assertThat(both.targetGroups()).containsExactly(ONE, TWO);
        assertThat(both.others()).isEmpty();
        Attachments classic = of(group().loadBalancerNames("old").trafficSources(source("old", "elb")));
        assertThat(classic.others()).containsExactly(new TrafficSource("old", "elb", true));
    }

    @Test
    void aTypeThatIsLeftOutIsToldByTheIdentifier() {
        Attachments untyped = of(group().trafficSources(source(ONE, ""), source(LATTICE, ""), source("old", "")));
        assertThat(untyped.targetGroups()).containsExactly(ONE);
        assertThat(untyped.others())
                .containsExactly(
                        new TrafficSource(LATTICE, "vpc-lattice", false), new TrafficSource("old", "elb", false));
    }

    @Test
    void aTypeThatNobodyKnowsYetIsNoTargetGroup() {
        assertThat(of(group().trafficSources(source(ONE, "elbv3"))).others())
                .extracting(TrafficSource::words)
                .containsExactly("traffic source of type elbv3 " + ONE);
    }

    @Test
    void whatDoesNotExistDoesNotCountUnlessNothingElseIsLeft() {
        Attachments both = of(group().targetGroupARNs(ONE).trafficSources(source(TWO, "elbv2")));
        assertThat(both.counting(List.of())).containsExactly(ONE, TWO);
        assertThat(both.counting(List.of(TWO))).containsExactly(ONE);
        assertThat(both.counting(List.of(ONE, TWO)))
                .as("nobody is healthy where nothing is")
                .containsExactly(ONE, TWO);
    }

    @Test
    void whatIsGoneIsDetachedAsItWasAttached() {
        Attachments both = of(group().targetGroupARNs(ONE).trafficSources(source(ONE, "elbv2"), source(TWO, "elbv2")));
        assertThat(both.gone(List.of(ONE, TWO)))
                .extracting(gone -> gone.detachmentFrom("shop-blue"))
                .extracting(ShellCommand::text)
                .containsExactly(
                        "aws autoscaling detach-load-balancer-target-groups --auto-scaling-group-name shop-blue"
                                + " --target-group-arns " + ONE,
                        "aws autoscaling detach-traffic-sources --auto-scaling-group-name shop-blue"
                                + " --traffic-sources Identifier=" + TWO + ",Type=elbv2");
        assertThat(new TrafficSource("old", "elb", true)
                        .detachmentFrom("shop-blue")
                        .text())
                .isEqualTo("aws autoscaling detach-load-balancers --auto-scaling-group-name shop-blue"
                        + " --load-balancer-names old");
    }
}
