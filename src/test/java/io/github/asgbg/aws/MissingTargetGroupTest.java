package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.TargetGroup;
import io.github.asgbg.model.TrafficSource;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.FakeClock;
import org.junit.jupiter.api.Test;

/** AWS lets a target group be deleted that Auto Scaling groups are attached to. */
class MissingTargetGroupTest {
    private static final String GONE = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/extra/2";
    private static final String LEFT = "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/web/1";

    @Test
    void oneThatDoesNotExistHidesNoOther() {
        FakeAws fake = new FakeAws();
        fake.result(
                "DescribeAutoScalingGroups",
                "<AutoScalingGroups>" + group("blue") + group("green") + "</AutoScalingGroups>");
        fake.error("DescribeTargetGroups", 400, "TargetGroupNotFound", "One or more target groups not found")
                .error("DescribeTargetGroups", 400, "TargetGroupNotFound", "One or more target groups not found")
                .result(
                        "DescribeTargetGroups",
                        "<TargetGroups><member><TargetGroupArn>" + LEFT
                                + "</TargetGroupArn><TargetGroupName>web</TargetGroupName></member></TargetGroups>")
                .result("DescribeTargetGroupAttributes", "<Attributes/>");
        AwsCloud cloud =
                new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());
        Observation first = cloud.observe(FetchScope.GROUPS);
        assertThat(first.targetGroups()).extracting(TargetGroup::arn).containsExactly(LEFT);
        Group blue = cloud.observe(FetchScope.GROUPS).blue();
        assertThat(blue.targetGroups()).containsExactly(LEFT);
        assertThat(blue.traits().missingTargets()).containsExactly(new TrafficSource(GONE, "elbv2", true));
    }

    private static String group(String colour) {
        return "<member><AutoScalingGroupName>shop-" + colour + "</AutoScalingGroupName><MinSize>0</MinSize>"
                + "<MaxSize>0</MaxSize><DesiredCapacity>0</DesiredCapacity><TargetGroupARNs><member>" + GONE
                + "</member><member>" + LEFT + "</member></TargetGroupARNs></member>";
    }
}
