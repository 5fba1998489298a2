package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.ProtectionCheck;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tags and protections of instances, as EC2's Query protocol says them. */
class InstanceCallsTest {
    private static final String GONE = "InvalidInstanceID.NotFound";

    private final FakeAws fake = new FakeAws();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());

    private static Action tagging(String... ids) {
        return new Action.CreateTags(List.of(ids), "service", "shop");
    }

    @Test
    void instancesAreTaggedInOneCall() {
        fake.answer("CreateTags", "<CreateTagsResponse/>");
        cloud.act(tagging("i-01", "i-02"));
        assertThat(fake.last("CreateTags").parameters())
                .containsEntry("ResourceId.1", "i-01")
                .containsEntry("ResourceId.2", "i-02")
                .containsEntry("Tag.1.Key", "service")
                .containsEntry("Tag.1.Value", "shop");
    }

    @Test
    void anInstanceThatEc2HasForgottenKeepsNoOtherFromItsTag() {
        fake.ec2Error("CreateTags", GONE, "The instance ID 'i-01' does not exist")
                .answer("CreateTags", "<CreateTagsResponse/>");
        cloud.act(tagging("i-01", "i-02"));
        assertThat(fake.last("CreateTags").parameters())
                .containsEntry("ResourceId.1", "i-02")
                .doesNotContainKey("ResourceId.2");
    }

    @Test
    void whereNoneIsLeftThereIsNothingToTag() {
        fake.ec2Error("CreateTags", GONE, "The instance ID 'i-01' does not exist");
        cloud.act(tagging("i-01"));
        assertThat(fake.count("CreateTags")).isEqualTo(1);
    }

    @Test
    void oneProtectionIsTakenAwayAndTheOtherIsLeftAlone() {
        fake.answer("ModifyInstanceAttribute", "<ModifyInstanceAttributeResponse/>");
        cloud.act(new Action.ModifyInstanceAttribute("i-01", ApiProtection.TERMINATION));
        assertThat(fake.last("ModifyInstanceAttribute").parameters())
                .containsEntry("InstanceId", "i-01")
                .containsEntry("DisableApiTermination.Value", "false")
                .doesNotContainKey("DisableApiStop.Value");
        fake.answer("ModifyInstanceAttribute", "<ModifyInstanceAttributeResponse/>");
        cloud.act(new Action.ModifyInstanceAttribute("i-01", ApiProtection.STOP));
        assertThat(fake.last("ModifyInstanceAttribute").parameters())
                .containsEntry("DisableApiStop.Value", "false")
                .doesNotContainKey("DisableApiTermination.Value");
    }

    @Test
    void whatIsGoneNeedsNoProtectionTakenAway() {
        fake.ec2Error("ModifyInstanceAttribute", GONE, "The instance ID 'i-01' does not exist");
        cloud.act(new Action.ModifyInstanceAttribute("i-01", ApiProtection.STOP));
        assertThat(fake.count("ModifyInstanceAttribute")).isEqualTo(1);
    }

    @Test
    void aDenialNamesTheActionThatIsToBeAllowed() {
        fake.ec2Error("CreateTags", "UnauthorizedOperation", "You are not authorized to perform this operation.");
        assertThatThrownBy(() -> cloud.act(tagging("i-01"))).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
            assertThat(e.remedy()).contains("ec2:CreateTags");
        });
    }

    /** An answer for each, so that nobody takes an instance of which EC2 does not tell for one without protection. */
    @Test
    void ofEachInstanceItIsKnownWhetherEc2Told() {
        String attribute = "DescribeInstanceAttribute";
        fake.answer(attribute, "<DescribeInstanceAttributeResponse/>")
                .answer(attribute, "<DescribeInstanceAttributeResponse/>")
                .ec2Error(attribute, GONE, "The instance ID 'i-02' does not exist")
                .ec2Error(attribute, "UnauthorizedOperation", "You are not authorized to perform this operation.");
        ProtectionCheck check = cloud.protections(List.of("i-01", "i-02", "i-03"));
        assertThat(check.found()).isEmpty();
        assertThat(check.untold()).containsExactly("i-03");
    }
}
