package io.github.asgbg.aws.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.pojo.PojoCodec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** The rule is tried on every request by which anything is set in the two services, as the SDK has them. */
class OutputMembersTest {
    @Test
    void nothingThatARequestSetsIsTakenForAwssOwn() throws Exception {
        Set<String> settings = new TreeSet<>();
        for (Class<?> client : new Class<?>[] {AutoScalingClient.class, CloudWatchClient.class}) {
            for (String name : requests(client)) {
                settings.addAll(members(Class.forName(name)));
            }
        }
        assertThat(settings).contains("StartTime", "ThresholdMetricId", "RuleState", "LifecycleTransition");
        assertThat(settings.stream().filter(OutputMembers::isOne)).isEmpty();
    }

    /** Those that create or change something that lasts. */
    private static Set<String> requests(Class<?> client) throws IOException, URISyntaxException {
        Path jar = Path.of(
                client.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile file = new JarFile(jar.toFile())) {
            Set<String> names = new TreeSet<>();
            file.stream()
                    .map(entry -> entry.getName().replace('/', '.').replaceFirst("\\.class$", ""))
                    .filter(name -> name.matches(".*\\.model\\.(Create|Put|Update|Start)\\w+Request"))
                    .forEach(names::add);
            return names;
        }
    }

    private static Set<String> members(Class<?> request) throws ReflectiveOperationException {
        return PojoCodec.fields((SdkPojo) request.getMethod("builder").invoke(null))
                .keySet();
    }

    @Test
    void mostOfWhatOnlyAwsSetsIsKnownByItsName() {
        assertThat(described(ScalingPolicy.builder(), PutScalingPolicyRequest.builder()))
                .containsExactly("Alarms");
        assertThat(described(ScheduledUpdateGroupAction.builder(), ScheduledUpdateGroupActionRequest.builder()))
                .containsExactly("AutoScalingGroupName", "Time");
        assertThat(described(MetricAlarm.builder(), PutMetricAlarmRequest.builder()))
                .isEmpty();
    }

    /** What AWS describes and no request carries, as far as its name does not say so. */
    private static Stream<String> described(SdkPojo described, SdkPojo request) {
        Set<String> own = new TreeSet<>(PojoCodec.fields(described).keySet());
        own.removeAll(PojoCodec.fields(request).keySet());
        return own.stream().filter(name -> !OutputMembers.isOne(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mood", "EndTime", "Window.CreatedAt", "RoleArn", "Metrics.Timestamp", "TargetId", "State"})
    void whatMayBeASettingIsTakenForOne(String path) {
        assertThat(OutputMembers.isOne(path)).isFalse();
    }
}
