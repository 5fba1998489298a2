package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.asgbg.sandbox.wire.QueryService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** No member of a request is passed over in silence: the services read it, refuse it, or declare why it means nothing. */
class UnsupportedTest {
    private static final Map<String, String> MODELS = Map.of(
            "autoscaling", "autoscaling",
            "elasticloadbalancing", "elasticloadbalancingv2",
            "ec2", "ec2",
            "monitoring", "cloudwatch",
            "sts", "sts",
            "iam", "iam");

    /** Members that are not read by their names but copied into what the sandbox keeps, and looked at there. */
    private static final Map<String, Set<String>> KEPT_AS_A_WHOLE = Map.of(
            "CreateAutoScalingGroup", groupSettings(),
            "UpdateAutoScalingGroup", groupSettings(),
            "PutScalingPolicy",
                    Set.of(
                            "PolicyType",
                            "AdjustmentType",
                            "MinAdjustmentStep",
                            "MinAdjustmentMagnitude",
                            "ScalingAdjustment",
                            "Cooldown",
                            "MetricAggregationType",
                            "StepAdjustments",
                            "EstimatedInstanceWarmup",
                            "TargetTrackingConfiguration",
                            "Enabled",
                            "PredictiveScalingConfiguration"),
            "PutScheduledUpdateGroupAction",
                    Set.of(
                            "ScheduledActionName",
                            "StartTime",
                            "EndTime",
                            "Recurrence",
                            "MinSize",
                            "MaxSize",
                            "DesiredCapacity",
                            "TimeZone"),
            "DescribeAutoScalingGroups", Set.of("IncludeInstances"));

    private static Set<String> groupSettings() {
        return Set.of(
                "LaunchTemplate",
                "DesiredCapacity",
                "DefaultCooldown",
                "HealthCheckType",
                "HealthCheckGracePeriod",
                "VPCZoneIdentifier",
                "TerminationPolicies",
                "NewInstancesProtectedFromScaleIn",
                "DefaultInstanceWarmup",
                "InstanceLifecyclePolicy");
    }

    private final Sandbox sandbox = Sandbox.builder().start();
    private final SandboxClients aws = new SandboxClients(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void everyMemberIsReadRefusedOrIgnoredOnPurpose() {
        Map<String, Set<String>> read = membersThatAreRead();
        List<String> silent = new ArrayList<>();
        for (QueryService service : sandbox.queryServices()) {
            String model = "software.amazon.awssdk.services." + MODELS.get(service.signingName()) + ".model.";
            for (String operation : service.operations()) {
                String request = model + operation.replace("SSL", "Ssl") + "Request";
                for (SdkField<?> field : RequestShapes.members(request)) {
                    boolean isKnown = read.getOrDefault(request, Set.of())
                                    .contains(field.memberName().toLowerCase(Locale.ROOT))
                            || service.unsupported().declares(operation, field.locationName())
                            || KEPT_AS_A_WHOLE.getOrDefault(operation, Set.of()).contains(field.memberName());
                    if (!isKnown) {
                        silent.add(service.signingName() + ":" + operation + " " + field.memberName());
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Which accessors of the SDK's request classes the sandbox calls anywhere, by class and in small letters. */
    private static Map<String, Set<String>> membersThatAreRead() {
        Map<String, Set<String>> read = new HashMap<>();
        for (JavaClass one : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.asgbg.sandbox")) {
            Stream.<JavaAccess<?>>concat(
                            one.getMethodCallsFromSelf().stream(), one.getMethodReferencesFromSelf().stream())
                    .forEach(access -> read.computeIfAbsent(
                                    access.getTargetOwner().getName(), unused -> new TreeSet<>())
                            .add(access.getName()
                                    .replaceFirst("AsStrings?$", "")
                                    .toLowerCase(Locale.ROOT)));
        }
        return read;
    }

    @Test
    void aMixedInstancesPolicyIsRefusedByItsName() {
        assertThatThrownBy(
                        () -> aws.autoScaling.updateAutoScalingGroup(it -> it.autoScalingGroupName(sandbox.blueGroup())
                                .mixedInstancesPolicy(mixed -> mixed.instancesDistribution(
                                        spread -> spread.onDemandPercentageAboveBaseCapacity(50)))))
                .isInstanceOfSatisfying(
                        AutoScalingException.class,
                        error -> assertThat(error.awsErrorDetails().errorMessage())
                                .isEqualTo(
                                        "The sandbox does not do what MixedInstancesPolicy of UpdateAutoScalingGroup asks for"));
        assertThat(aws.group(sandbox.blueGroup()).mixedInstancesPolicy()).isNull();
    }

    @Test
    void whatAsksForNothingIsNotRefused() {
        aws.autoScaling.updateAutoScalingGroup(
                it -> it.autoScalingGroupName(sandbox.blueGroup()).placementGroup(""));
        String id = aws.ids(sandbox.blueGroup()).get(0);
        assertThat(aws.ec2
                        .stopInstances(it -> it.instanceIds(id).hibernate(false))
                        .stoppingInstances())
                .hasSize(1);
    }

    @Test
    void eachServiceRefusesInItsOwnWay() {
        String id = aws.ids(sandbox.blueGroup()).get(0);
        assertThatThrownBy(() -> aws.ec2.stopInstances(it -> it.instanceIds(id).hibernate(true)))
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnsupportedOperation"));
        assertThat(aws.machineState(id)).isEqualTo("running");
        assertThatThrownBy(() -> aws.balancing.modifyRule(it -> it.ruleArn("r").resetTransforms(true)))
                .hasMessageContaining("does not do what ResetTransforms of ModifyRule");
        assertThatThrownBy(() -> aws.client(CloudWatchClient.builder()).listMetrics(it -> it.owningAccount("1")))
                .hasMessageContaining("does not do what OwningAccount of ListMetrics");
    }

    @Test
    void membersOfMembersCanBeRefused() {
        assertThatThrownBy(() -> aws.ec2.createLaunchTemplate(it -> it.launchTemplateName("spot")
                        .launchTemplateData(data -> data.imageId("ami-0a1b2c3d4e5f60001")
                                .instanceMarketOptions(market -> market.marketType("spot")))))
                .hasMessageContaining("LaunchTemplateData.InstanceMarketOptions");
    }
}
