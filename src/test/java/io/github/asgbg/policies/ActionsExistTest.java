package io.github.asgbg.policies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** IAM accepts names of actions that do not exist, and grants nothing by them. */
class ActionsExistTest {
    private static final Map<String, Class<?>> CLIENTS = Map.of(
            "autoscaling", AutoScalingClient.class,
            "cloudwatch", CloudWatchClient.class,
            "ec2", Ec2Client.class,
            "elasticloadbalancing", ElasticLoadBalancingV2Client.class,
            "iam", IamClient.class,
            "s3", S3Client.class,
            "sts", StsClient.class);

    /** S3's actions that are not called like operations (Service Authorization Reference, Amazon S3). */
    private static final Set<String> OF_S3 = Set.of(
            "ListBucket", "ListBucketVersions", "GetObjectVersion", "DeleteObjectVersion", "PutLifecycleConfiguration");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator.json",
                "observer.json",
                "adopt.json",
                "instance.json",
                "bucket-policy.json",
                "ci-uploader.json",
                "github-oidc-trust.json"
            })
    void everyActionIsOneOfItsService(String document) {
        assertThat(Actions.named(document))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(matching(action)).as(action).isNotEmpty());
    }

    private static List<String> matching(String action) {
        String[] parts = action.split(":", 2);
        Pattern pattern = Pattern.compile(parts[1].replace("*", ".*"));
        return operations(parts[0])
                .filter(name -> pattern.matcher(name).matches())
                .toList();
    }

    private static Stream<String> operations(String service) {
        Stream<String> operations = Arrays.stream(
                        CLIENTS.getOrDefault(service, Void.class).getMethods())
                .map(method -> method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                        + method.getName().substring(1));
        return service.equals("s3") ? Stream.concat(operations, OF_S3.stream()) : operations;
    }

    /** Nothing is granted by a pattern that an action of next year could fit. */
    @Test
    void whatIsAllowedIsNamedInFull() {
        Stream.of("operator.json", "observer.json", "adopt.json", "instance.json", "ci-uploader.json")
                .forEach(document -> assertThat(Actions.of(document)).noneMatch(action -> action.contains("*")));
    }

    /** IAM user guide, "IAM and AWS STS quotas": a managed policy has at most 6,144 characters, white space not counted. */
    @Test
    void aManagedPolicyIsLargeEnoughForThem() {
        Stream.of(PolicyTemplate.OPERATOR, PolicyTemplate.OBSERVER, PolicyTemplate.ADOPT, PolicyTemplate.INSTANCE)
                .forEach(document -> assertThat(Documents.filledIn(document).replaceAll("\\s", ""))
                        .as(document.id())
                        .hasSizeLessThan(6144));
    }

    /** The same page: a role's trust policy has at most 2,048 characters. */
    @Test
    void aTrustPolicyIsLargeEnoughForTheOneOfARole() {
        assertThat(Documents.filledIn(PolicyTemplate.GITHUB_OIDC_TRUST).replaceAll("\\s", ""))
                .hasSizeLessThan(2048);
    }

    @Test
    void everyWordToReplaceIsExplained() {
        Set<String> words = PolicyTemplate.ids().stream()
                .flatMap(id -> Documents.words(id + ".json").stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(words)
                .isEqualTo(Arrays.stream(Placeholder.values())
                        .map(Placeholder::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(words)
                .allSatisfy(word -> assertThat(Documents.text("README.md")).contains("`" + word + "`"));
    }

    /** The document explains every statement by its Sid. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator.json",
                "observer.json",
                "adopt.json",
                "instance.json",
                "bucket-policy.json",
                "ci-uploader.json",
                "github-oidc-trust.json"
            })
    void everyStatementIsExplained(String document) {
        assertThat(Actions.sids(document)).isNotEmpty().allSatisfy(sid -> assertThat(Documents.text("README.md"))
                .contains("`" + sid + "`"));
    }
}
