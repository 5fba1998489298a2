package io.github.asgbg.policies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.sandbox.iam.policy.AccessRequest;
import io.github.asgbg.sandbox.iam.policy.Caller;
import io.github.asgbg.sandbox.iam.policy.Policies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody could try with the credentials for adopting a service; the document is judged with the observer's, beside which it stands. */
class AdoptAttacksTest {
    private static final Caller KEEPER = new Caller("arn:aws:sts::123456789012:assumed-role/adopter/job-7");
    private static final Policies POLICIES = new Policies(List.of(Documents.observer(), Documents.adopt()), List.of());
    private static final String BLUE =
            "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:uuid:autoScalingGroupName/shop-blue";
    private static final String INSTANCE = "arn:aws:ec2:us-east-1:123456789012:instance/i-1";
    private static final String MODIFY = "ec2:ModifyInstanceAttribute";

    private static AccessRequest request(String action, String resource) {
        return AccessRequest.of(KEEPER, action, resource).with("aws:ResourceAccount", "123456789012");
    }

    private static AccessRequest onMember(String action, String group) {
        return request(action, INSTANCE).with("aws:ResourceTag/aws:autoscaling:groupName", group);
    }

    private static AccessRequest tag(AccessRequest request, String key, String value) {
        return request.with("aws:TagKeys", key).with("aws:RequestTag/" + key, value);
    }

    private static boolean mayDo(AccessRequest request) {
        return POLICIES.decide(request).isAllowed();
    }

    @Test
    void onlyMembersOfTheTwoGroupsAreTagged() {
        assertThat(mayDo(tag(onMember("ec2:CreateTags", "shop-blue"), "service", "shop")))
                .isTrue();
        assertThat(mayDo(tag(onMember("ec2:CreateTags", "shop-green"), "image-version", "v1")))
                .isTrue();
        assertThat(mayDo(tag(onMember("ec2:CreateTags", "payments-blue"), "service", "shop")))
                .isFalse();
        assertThat(mayDo(tag(request("ec2:CreateTags", INSTANCE), "service", "shop")))
                .as("a database in no group")
                .isFalse();
        assertThat(mayDo(tag(
                        request("ec2:CreateTags", INSTANCE.replace("instance/i-1", "volume/vol-1"))
                                .with("aws:ResourceTag/aws:autoscaling:groupName", "shop-blue"),
                        "service",
                        "shop")))
                .isFalse();
    }

    @Test
    void noOtherTagIsSetByWhichAnotherPolicyMayGrant() {
        for (AccessRequest target :
                List.of(onMember("ec2:CreateTags", "shop-blue"), request("autoscaling:CreateOrUpdateTags", BLUE))) {
            assertThat(mayDo(tag(target, "service", "shop"))).isTrue();
            assertThat(mayDo(tag(target, "service", "payments"))).isFalse();
            assertThat(mayDo(tag(target, "owner", "shop"))).isFalse();
            assertThat(mayDo(target.with("aws:TagKeys", List.of("image-version", "owner"))))
                    .isFalse();
            assertThat(mayDo(target)).as("without a key").isFalse();
        }
    }

    @Test
    void noOtherGroupIsTagged() {
        assertThat(mayDo(tag(
                        request("autoscaling:CreateOrUpdateTags", BLUE.replace("shop-blue", "payments-blue")),
                        "service",
                        "shop")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DisableApiTermination", "DisableApiStop"})
    void protectionIsTakenFromMembersOnlyAndNeverSet(String attribute) {
        String key = "ec2:Attribute/" + attribute;
        assertThat(mayDo(onMember(MODIFY, "shop-blue").with(key, "false"))).isTrue();
        assertThat(mayDo(onMember(MODIFY, "shop-blue").with(key, "true"))).isFalse();
        assertThat(mayDo(onMember(MODIFY, "payments-blue").with(key, "false"))).isFalse();
        assertThat(mayDo(request(MODIFY, INSTANCE).with(key, "false"))).isFalse();
    }

    /** By user data whoever may modify an instance runs anything on it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"UserData", "InstanceType", "GroupSet", "SourceDestCheck", "InstanceInitiatedShutdownBehavior"})
    void noOtherAttributeIsModified(String attribute) {
        assertThat(mayDo(onMember(MODIFY, "shop-blue").with("ec2:Attribute/" + attribute, "x")))
                .isFalse();
        assertThat(mayDo(onMember(MODIFY, "shop-blue"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "autoscaling:DeleteTags",
                "autoscaling:DetachInstances",
                "autoscaling:EnterStandby",
                "autoscaling:UpdateAutoScalingGroup",
                "autoscaling:AttachLoadBalancerTargetGroups",
                "ec2:DeleteTags",
                "ec2:RunInstances",
                "ec2:StopInstances",
                "ec2:TerminateInstances",
                "iam:PassRole",
                "s3:DeleteObject",
                "s3:PutObject"
            })
    void nothingThatServesOrIsRecordedIsChanged(String action) {
        for (String resource : List.of("*", BLUE, INSTANCE, "arn:aws:s3:::asg-bg-ledger/releases/shop/release.json")) {
            AccessRequest attack = request(action, resource)
                    .with("aws:ResourceTag/aws:autoscaling:groupName", "shop-blue")
                    .with("aws:ResourceTag/service", "shop")
                    .with("aws:TagKeys", "service");
            assertThat(mayDo(attack)).as(resource).isFalse();
        }
    }
}
