package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyScene.above;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.below;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.between;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.cpu;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.policy;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.put;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.simple;
import static io.github.asgbg.sandbox.autoscaling.PolicyScene.steps;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Alarm;

/** What policies do when alarms call them. Sources: UG:as-scaling-simple-step, UG:as-scaling-target-tracking. */
class AlarmNotificationTest {
    private static final int COOLDOWN = 300;

    private static int desired(Scene scene) {
        return scene.group().desiredCapacity();
    }

    private static String own(Scene scene, String policyName, String side) {
        return policy(scene, policyName).alarms().stream()
                .map(Alarm::alarmName)
                .filter(name -> name.contains("Alarm" + side))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Every {
        @Test
        @DisplayName("UG:as-verify-scaling-activity: the cause of the activity")
        void causeNamesAlarmAndPolicy() {
            Scene scene = Scene.with(1, 3, 5);
            scene.seconds(COOLDOWN);
            scene.alarms.make("idle", 20, put(scene, "fewer", simple(-1)));
            scene.alarms.breach("idle", 10);
            assertThat(desired(scene)).isEqualTo(2);
            scene.settle();
            assertThat(scene.activity("Terminating").cause())
                    .startsWith(
                            "At 2026-01-01T00:07:00Z a monitor alarm idle in state ALARM triggered policy fewer changing "
                                    + "the desired capacity from 3 to 2.  At ");
        }

        @Test
        @DisplayName("UG:as-suspend-resume-processes, AlarmNotification: alarms in breach are considered on resume")
        void waitsUntilAlarmNotificationIsResumed() {
            Scene scene = Scene.with(0, 1, 5);
            scene.seconds(COOLDOWN);
            scene.alarms.make("busy", 80, put(scene, "more", steps("ChangeInCapacity", above(0, 1))));
            scene.suspend("AlarmNotification");
            scene.alarms.breach("busy", 90);
            scene.settle();
            assertThat(desired(scene)).isEqualTo(1);
            scene.resume("AlarmNotification");
            assertThat(desired(scene)).isEqualTo(1);
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(2);
        }

        @Test
        @DisplayName("UG:as-enable-disable-scaling-policy: enabled again it acts on an alarm that still lasts")
        void disabledDoesNothing() {
            Scene scene = Scene.with(0, 1, 5);
            scene.seconds(COOLDOWN);
            scene.alarms.make("busy", 80, put(scene, "more", simple(1).andThen(policy -> policy.enabled(false))));
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(1);
            put(scene, "more", simple(1));
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(2);
        }

        @Test
        @DisplayName("UG:asg-capacity-limits: scaling stays within minimum and maximum")
        void staysWithinTheLimits() {
            Scene scene = Scene.with(1, 2, 3);
            scene.seconds(COOLDOWN);
            scene.alarms.make("busy", 80, put(scene, "more", simple(9)));
            scene.alarms.make("idle", 20, put(scene, "fewer", simple(-9)));
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(3);
            scene.seconds(60 + COOLDOWN);
            scene.alarms.breach("idle", 10);
            assertThat(desired(scene)).isEqualTo(1);
        }

        @Test
        @DisplayName("UG:as-suspend-resume-processes, Launch: desired grows, nothing is launched")
        void changesWhatIsDesiredEvenIfNothingCanLaunch() {
            Scene scene = Scene.with(0, 1, 3);
            scene.seconds(COOLDOWN);
            scene.suspend("Launch");
            scene.alarms.make("busy", 80, put(scene, "more", simple(1)));
            scene.alarms.breach("busy", 90);
            scene.settle();
            assertThat(desired(scene)).isEqualTo(2);
            assertThat(scene.inService()).hasSize(1);
        }
    }

    /** UG:ec2-auto-scaling-scaling-cooldowns. */
    @Nested
    class Simple {
        @Test
        void waitsForTheActivityAndTheGroupsCooldown() {
            Scene scene = Scene.with(0, 1, 5);
            scene.seconds(COOLDOWN);
            scene.alarms.make("busy", 80, put(scene, "more", simple(1)));
            scene.alarms.breach("busy", 90);
            scene.alarms.breach("busy", 90);
            scene.seconds(20);
            scene.alarms.breach("busy", 90);
            scene.settle();
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(2);
            scene.seconds(COOLDOWN);
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(3);
        }

        @Test
        void hasACooldownOfItsOwn() {
            Scene scene = Scene.with(0, 1, 5);
            scene.seconds(COOLDOWN);
            scene.alarms.make("busy", 80, put(scene, "more", simple(1).andThen(policy -> policy.cooldown(30))));
            scene.alarms.breach("busy", 90);
            scene.settle();
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(3);
        }

        @Test
        void needsNoDatapoint() {
            Scene scene = Scene.with(0, 1, 5);
            scene.seconds(COOLDOWN);
            scene.alarms.make("busy", 80, put(scene, "more", simple(1)));
            scene.alarms.set("busy");
            assertThat(desired(scene)).isEqualTo(2);
        }
    }

    /** The guide's example under "Instance warm-up": ten instances, a threshold of 50 percent. */
    @Nested
    class Steps {
        private Scene tenInstances() {
            Scene scene = Scene.with(1, 10, 20, group -> group.defaultInstanceWarmup(60));
            scene.alarms.make(
                    "busy",
                    50,
                    put(
                            scene,
                            "out",
                            steps("PercentChangeInCapacity", between(0, 10, 0), between(10, 20, 10), above(20, 30))));
            scene.alarms.make(
                    "idle",
                    50,
                    put(
                            scene,
                            "in",
                            steps(
                                    "PercentChangeInCapacity",
                                    between(-10, 0, 0),
                                    between(-20, -10, -10),
                                    below(-20, -30))));
            return scene;
        }

        @Test
        void countsWarmingInstancesAsAlreadyAdded() {
            Scene scene = tenInstances();
            scene.alarms.breach("busy", 60);
            assertThat(desired(scene)).isEqualTo(11);
            scene.seconds(60);
            scene.alarms.breach("busy", 62);
            assertThat(desired(scene)).isEqualTo(11);
            scene.alarms.breach("busy", 70);
            assertThat(desired(scene)).isEqualTo(13);
        }

        @Test
        void countsFromTheNewCapacityOnceItIsWarm() {
            Scene scene = tenInstances();
            scene.alarms.breach("busy", 60);
            scene.settle();
            scene.alarms.breach("busy", 70);
            assertThat(desired(scene)).isEqualTo(14);
        }

        @Test
        void doesNotScaleInWhileInstancesWarmUp() {
            Scene scene = tenInstances();
            scene.alarms.breach("busy", 60);
            scene.seconds(60);
            scene.alarms.breach("idle", 40);
            assertThat(desired(scene)).isEqualTo(11);
            scene.settle();
            scene.alarms.breach("idle", 40);
            assertThat(desired(scene)).isEqualTo(10);
        }

        @Test
        void countsTerminatingInstancesWhenScalingIn() {
            Scene scene = tenInstances();
            scene.alarms.breach("idle", 40);
            assertThat(desired(scene)).isEqualTo(9);
            scene.seconds(10);
            assertThat(scene.in("Terminating")).hasSize(1);
            scene.alarms.breach("idle", 40);
            assertThat(desired(scene)).isEqualTo(9);
            scene.alarms.breach("idle", 30);
            assertThat(desired(scene)).isEqualTo(7);
        }

        @Test
        @DisplayName("API EstimatedInstanceWarmup: without a warm-up the default cooldown counts")
        void warmsUpForTheCooldownIfNothingElseIsSaid() {
            Scene scene = Scene.with(0, 1, 9);
            scene.alarms.make("busy", 80, put(scene, "out", steps("ChangeInCapacity", above(0, 1))));
            scene.seconds(COOLDOWN);
            scene.alarms.breach("busy", 90);
            scene.settle();
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(2);
            scene.seconds(COOLDOWN);
            scene.alarms.breach("busy", 90);
            assertThat(desired(scene)).isEqualTo(3);
        }

        @Test
        @DisplayName("GH DFE-Digital/teaching-vacancies#58: no step is found for a value outside of all")
        void doesNothingWithoutAStepOrADatapoint() {
            Scene scene = tenInstances();
            scene.alarms.breach("busy", 40);
            scene.alarms.set("busy");
            assertThat(desired(scene)).isEqualTo(10);
        }
    }

    @Nested
    class TargetTracking {
        @Test
        void scalesOutInProportion() {
            Scene scene = Scene.with(1, 4, 20, group -> group.defaultInstanceWarmup(0));
            put(scene, "cpu", cpu(50));
            scene.alarms.breach(own(scene, "cpu", "High"), 70);
            assertThat(desired(scene)).isEqualTo(6);
            scene.alarms.breach(own(scene, "cpu", "High"), 70);
            assertThat(desired(scene)).isEqualTo(6);
        }

        @Test
        void scalesInGraduallyAndNotBelowWhatTheMetricNeeds() {
            Scene scene = Scene.with(1, 6, 20, group -> group.defaultInstanceWarmup(0));
            put(scene, "cpu", cpu(50));
            String low = own(scene, "cpu", "Low");
            scene.alarms.breach(low, 30);
            assertThat(desired(scene)).isEqualTo(5);
            scene.settle();
            scene.alarms.breach(low, 36);
            assertThat(desired(scene)).isEqualTo(4);
            scene.settle();
            scene.alarms.breach(low, 44);
            assertThat(desired(scene)).isEqualTo(4);
        }

        @Test
        @DisplayName("\"Will scale in only if all of the target tracking policies are ready to scale in\"")
        void scalesInOnlyIfAllAgree() {
            Scene scene = Scene.with(1, 4, 20, group -> group.defaultInstanceWarmup(0));
            put(scene, "cpu", cpu(50));
            put(scene, "network", policy -> policy.policyType("TargetTrackingScaling")
                    .targetTrackingConfiguration(tracking -> tracking.targetValue(1000.0)
                            .predefinedMetricSpecification(
                                    metric -> metric.predefinedMetricType("ASGAverageNetworkIn"))));
            scene.alarms.breach(own(scene, "cpu", "Low"), 10);
            assertThat(desired(scene)).isEqualTo(4);
            scene.alarms.breach(own(scene, "network", "Low"), 100);
            assertThat(desired(scene)).isEqualTo(3);
        }

        @Test
        @DisplayName("\"(with the scale-in portion enabled)\": others are not asked")
        void doesNotAskThoseThatNeverScaleIn() {
            Scene scene = Scene.with(1, 4, 20, group -> group.defaultInstanceWarmup(0));
            put(scene, "cpu", cpu(50));
            put(scene, "network", policy -> policy.policyType("TargetTrackingScaling")
                    .targetTrackingConfiguration(tracking -> tracking.targetValue(1000.0)
                            .disableScaleIn(true)
                            .predefinedMetricSpecification(
                                    metric -> metric.predefinedMetricType("ASGAverageNetworkIn"))));
            scene.alarms.breach(own(scene, "cpu", "Low"), 10);
            assertThat(desired(scene)).isEqualTo(3);
        }

        @Test
        @DisplayName("UG:ec2-auto-scaling-default-instance-warmup: warming instances neither count nor let scale in")
        void waitsForInstancesToWarmUp() {
            Scene scene = Scene.with(1, 4, 20, group -> group.defaultInstanceWarmup(600));
            scene.seconds(600);
            put(scene, "cpu", cpu(50));
            scene.alarms.breach(own(scene, "cpu", "High"), 60);
            assertThat(desired(scene)).isEqualTo(5);
            scene.settle();
            scene.alarms.breach(own(scene, "cpu", "High"), 60);
            assertThat(desired(scene)).isEqualTo(5);
            scene.alarms.breach(own(scene, "cpu", "Low"), 10);
            assertThat(desired(scene)).isEqualTo(5);
            scene.seconds(600);
            scene.alarms.breach(own(scene, "cpu", "Low"), 10);
            assertThat(desired(scene)).isEqualTo(4);
        }
    }
}
