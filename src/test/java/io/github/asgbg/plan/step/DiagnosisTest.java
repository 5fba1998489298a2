package io.github.asgbg.plan.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Activity;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Group;
import io.github.asgbg.model.Instance;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.TargetHealth;
import io.github.asgbg.plan.LookHistory;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wait ends as soon as it is known to be in vain, and says why. */
class DiagnosisTest {
    private static final String LACK =
            "We currently do not have sufficient t3.micro capacity in the Availability Zone you"
                    + " requested (eu-central-1a).";
    private static final TargetHealth INITIAL = new TargetHealth("initial", "Elb.InitialHealthChecking", "");

    @Test
    void healthyInstancesThatAreStillStartingAreWaitedFor() {
        assertThat(diagnosis(history(60), List.of(booting("i-1"), booting("i-2"))))
                .isEmpty();
    }

    @Test
    void aLaunchThatFailsForAReasonThatStaysIsFinalAtOnce() {
        Activity failed = failed("The image id '[ami-gone]' does not exist. Launching EC2 instance failed.");
        assertThat(diagnosis(history(5), List.of(), failed)).hasValueSatisfying(d -> assertThat(d.because())
                .isEqualTo("launches fail: The image id '[ami-gone]' does not exist."
                        + " Launching EC2 instance failed."));
    }

    @Test
    void aLackOfCapacityIsLetPassAFewTimesAndToldWithNumberAndZones() {
        Activity here = failed(LACK, "eu-central-1a", Worlds.START);
        Activity there = failed(LACK, "eu-central-1b", Worlds.START);
        assertThat(diagnosis(history(5), List.of(), here, there)).isEmpty();
        assertThat(diagnosis(history(5), List.of(), here, there, here)).hasValueSatisfying(d -> assertThat(d.because())
                .isEqualTo("launches fail (3 in a row, in eu-central-1a and eu-central-1b): " + LACK));
    }

    @Test
    void anInstanceThatIsLaunchedBeginsTheCountAnew() {
        Activity lack = failed(LACK, "", Worlds.START.minusSeconds(1));
        Activity gone = failed("The key pair 'k' does not exist.", "", Worlds.START.minusSeconds(1));
        assertThat(diagnosis(history(5), List.of(booting("i-1")), lack, lack, lack, gone))
                .isEmpty();
        Instance unknown = new Instance(
                "i-1", "eu-central-1a", "Pending", true, false, Map.of(), Optional.empty(), Optional.empty());
        assertThat(diagnosis(history(5), List.of(unknown), lack, lack, lack))
                .as("nothing is known of when it was launched")
                .isPresent();
        assertThat(diagnosis(gainedAt(Worlds.START), List.of(unknown), lack, lack, lack))
                .as("a look showed it first")
                .isEmpty();
    }

    @Test
    void whatCouldNotBeTakenIntoServiceIsNotMadeGoodByTheNextThatMerelyBoots() {
        String gone = "Failed to update target group arn:t: Target group 'arn:t' not found Updating load balancer"
                + " configuration failed";
        Activity ran = ran(gone, Worlds.START.minusSeconds(60));
        assertThat(diagnosis(gainedAt(Worlds.START), List.of(booting("i-2")), ran))
                .hasValueSatisfying(d -> assertThat(d.because()).isEqualTo("launches fail: " + gone));
        assertThat(diagnosis(gainedAt(Worlds.START), List.of(inService("i-2", Worlds.HEALTHY)), ran))
                .as("one came into service")
                .isEmpty();
        assertThat(diagnosis(
                        gainedAt(Worlds.START), List.of(booting("i-2")), ran(gone, Worlds.START.minusSeconds(3600))))
                .as("long ago")
                .isEmpty();
    }

    private static Activity ran(String message, Instant at) {
        return new Activity("1", Colour.GREEN, at, "Launching a new EC2 instance: i-1", "", message, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Request limit exceeded. Launching EC2 instance failed.",
                "An internal error has occurred. Launching EC2 instance failed.",
                "Server.InternalError: Internal error on launch",
                "Instance failed to complete user's Lifecycle Action: Lifecycle Action with token"
                        + " e85eb647-4fe0-4909-b341-a6c42d8aba1f was abandoned: Heartbeat Timeout"
            })
    void whatIsNoFaultOfTheLaunchIsLetPassHoweverOften(String message) {
        Activity failed = failed(message, "", Worlds.START);
        assertThat(diagnosis(history(5), List.of(), failed, failed, failed, failed))
                .isEmpty();
        assertThat(diagnosis(history(601), List.of(booting("i-1")), failed(message, "a", Worlds.START.plusSeconds(1))))
                .hasValueSatisfying(d -> assertThat(d.because())
                        .isEqualTo(
                                "only 0 of 2 instances are in service after 600 s; launches fail (in a): " + message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The security group 'sg-1' does not exist. Launching EC2 instance failed.",
                "Client.InternalError: Client error on launch.",
                "Invalid IAM Instance Profile name. Launching EC2 instance failed.",
                "You are not authorized to use launch template: shop",
                "One or more target groups not found. Validating load balancer configuration failed."
            })
    void whatSomebodyMustMendEndsTheWaitAtOnce(String message) {
        assertThat(diagnosis(history(5), List.of(), failed(message)))
                .hasValueSatisfying(d -> assertThat(d.because()).isEqualTo("launches fail: " + message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 instance(s) are already running. Launching EC2 instance failed.",
                "Your requested instance type (t9.nano) is not supported in your requested Availability Zone (eu-central-1a)."
                        + " Launching EC2 instance failed.",
                "something that nobody knows"
            })
    void whatAnotherZoneOrALaterTimeMaySolveIsTriedAFewTimes(String message) {
        Activity failed = failed(message);
        assertThat(diagnosis(history(5), List.of(), failed, failed)).isEmpty();
        assertThat(diagnosis(history(5), List.of(), failed, failed, failed)).isPresent();
    }

    @Test
    void failedTerminationsSayNothingAboutLaunches() {
        Activity ended = new Activity(
                "1", Colour.GREEN, Worlds.START, "Terminating EC2 instance: i-9", "", "hook was abandoned", "");
        assertThat(diagnosis(history(5), List.of(), ended)).isEmpty();
    }

    @Test
    void failuresOfTheOtherGroupAreNotOurs() {
        Activity other = new Activity("1", Colour.BLUE, Worlds.START, "Launching a new EC2 instance", "", "no", "");
        assertThat(diagnosis(history(5), List.of(), other)).isEmpty();
    }

    @Test
    void aTargetThatNobodyForwardsToIsHopelessAtOnce() {
        TargetHealth unused = new TargetHealth("unused", "Target.NotInUse", "Target group is not in use");
        assertThat(diagnosis(history(1), List.of(inService("i-1", unused)))).hasValueSatisfying(d -> {
            assertThat(d.because())
                    .isEqualTo("i-1 can never become healthy: Target.NotInUse (Target group is not in use)");
            assertThat(d.instances()).containsExactly("i-1");
        });
    }

    @Test
    void aTargetThatStaysUnhealthyIsBrokenAndItsReasonIsToldWithIt() {
        List<Instance> sick = List.of(inService("i-1", Worlds.SICK), inService("i-2", Worlds.HEALTHY));
        assertThat(diagnosis(unhealthy(139, 139), sick)).isEmpty();
        assertThat(diagnosis(unhealthy(600, 119), sick)).isEmpty();
        assertThat(diagnosis(unhealthy(140, 120), sick)).hasValueSatisfying(d -> {
            assertThat(d.because())
                    .isEqualTo("1 of 2 instances stay unhealthy: Target.ResponseCodeMismatch"
                            + " (Health checks failed with these codes: [500]); waited 2 min 20 s: the target group's"
                            + " healthy threshold times its interval of 20 s, and 2 min (budgets.unhealthy)");
            assertThat(d.instances()).containsExactly("i-1");
        });
    }

    @Test
    void patienceIsWhatTheGroupGrantsAndTheSettingOnlyAddsToIt() {
        List<Instance> sick = List.of(inService("i-1", Worlds.SICK));
        Map<String, String> grace = Map.of("HealthCheckGracePeriod", "300", "DefaultInstanceWarmup", "-1");
        assertThat(diagnosis(unhealthy(419, 400), sick, grace)).isEmpty();
        assertThat(diagnosis(unhealthy(420, 400), sick, grace)).hasValueSatisfying(d -> assertThat(d.because())
                .endsWith("; waited 7 min: the group's health check grace period of 5 min, and 2 min"
                        + " (budgets.unhealthy)"));
        Map<String, String> warmUp = Map.of("HealthCheckGracePeriod", "30", "DefaultInstanceWarmup", "480");
        assertThat(diagnosis(unhealthy(599, 599), sick, warmUp)).isEmpty();
        assertThat(diagnosis(unhealthy(600, 600), sick, warmUp)).hasValueSatisfying(d -> assertThat(d.because())
                .contains("waited 10 min: the group's default instance warmup of 8 min"));
    }

    @Test
    void whatAutoScalingReplacesAfterTheGracePeriodIsBrokenToo() {
        List<Instance> leaving = List.of(condemned("i-1"), inService("i-2", Worlds.SICK));
        Map<String, String> grace = Map.of("HealthCheckGracePeriod", "300");
        assertThat(diagnosis(unhealthy(295, 250), leaving, grace)).hasValueSatisfying(d -> {
            assertThat(d.because())
                    .isEqualTo(
                            "Auto Scaling replaces i-1, which was unhealthy from when it came into service until the end"
                                    + " of the group's health check grace period of 5 min: Target.ResponseCodeMismatch (Health"
                                    + " checks failed with these codes: [500])");
            assertThat(d.instances()).containsExactly("i-1");
        });
        assertThat(diagnosis(unhealthy(200, 100), leaving, grace))
                .as("one that does not run ends before the grace period does")
                .isEmpty();
        assertThat(diagnosis(history(320), leaving, grace))
                .as("one that was healthy before")
                .isEmpty();
    }

    @Test
    void instancesThatComeAndGoAreNoticed() {
        List<Instance> now = List.of(booting("i-8"), booting("i-9"));
        assertThat(diagnosis(seenSoFar(4), now)).isEmpty();
        assertThat(diagnosis(seenSoFar(5), now)).hasValueSatisfying(d -> assertThat(d.because())
                .isEqualTo("3 instances were started and went away again"));
    }

    @Test
    void theTimeToLaunchIsOverSoonerThanTheTimeToBecomeHealthy() {
        assertThat(diagnosis(history(600), List.of(booting("i-1")))).isEmpty();
        assertThat(diagnosis(history(601), List.of(booting("i-1"), inService("i-2", INITIAL))))
                .hasValueSatisfying(d -> {
                    assertThat(d.because()).isEqualTo("only 1 of 2 instances are in service after 600 s");
                    assertThat(d.instances()).containsExactly("i-1");
                });
    }

    @Test
    void afterAllAreInServiceOnlyTheBudgetForHealthCounts() {
        assertThat(diagnosis(history(800), List.of(inService("i-1", INITIAL), inService("i-2", INITIAL))))
                .isEmpty();
    }

    private static Optional<Diagnosis> diagnosis(LookHistory history, List<Instance> instances, Activity... failures) {
        return diagnosis(history, instances, Map.of(), failures);
    }

    private static Optional<Diagnosis> diagnosis(
            LookHistory history, List<Instance> instances, Map<String, String> settings, Activity... failures) {
        Group green = with(settings, Worlds.group(Colour.GREEN, new Sizes(2, 2, 4), instances));
        Group blue = Worlds.group(Colour.BLUE, new Sizes(2, 2, 4), Worlds.healthy("i-b", 2));
        Observation seen = Worlds.seen(blue, green, failures);
        return Diagnosis.of(new Situation(seen, Worlds.release(seen), history, Worlds.LIMITS), Colour.GREEN);
    }

    private static Group with(Map<String, String> settings, Group g) {
        Group.Traits traits =
                new Group.Traits("", "", false, List.of(), List.of(), false, Set.of(), new TreeMap<>(settings));
        return new Group(
                g.colour(), g.name(), g.sizes(), g.suspended(), g.tags(), g.targetGroups(), g.instances(), traits);
    }

    /** i-1 came into service so many seconds ago, was never healthy, and has been unhealthy for so many. */
    private static LookHistory unhealthy(int inService, int unhealthy) {
        LookHistory.Starting starting = new LookHistory.Starting(
                Map.of(), Map.of("i-1", Duration.ofSeconds(inService)), Map.of("i-1", Worlds.SICK));
        return new LookHistory(
                Map.of(),
                Map.of("i-1", Duration.ofSeconds(unhealthy)),
                starting,
                Set.of(),
                Duration.ZERO,
                Duration.ZERO,
                LookHistory.TYPICAL_LAUNCH);
    }

    private static LookHistory gainedAt(Instant time) {
        LookHistory.Starting starting = new LookHistory.Starting(Map.of(Colour.GREEN, time), Map.of(), Map.of());
        return new LookHistory(
                Map.of(), Map.of(), starting, Set.of(), Duration.ZERO, Duration.ZERO, LookHistory.TYPICAL_LAUNCH);
    }

    private static Instance condemned(String id) {
        return new Instance(
                id, "eu-central-1a", "Terminating", false, false, Map.of(), Optional.empty(), Optional.empty());
    }

    private static LookHistory history(int inStep) {
        return new LookHistory(Map.of(), Map.of(), Set.of(), Duration.ofSeconds(inStep));
    }

    private static LookHistory seenSoFar(int count) {
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < count; n++) {
            seen.add("i-" + n);
        }
        return new LookHistory(Map.of(), Map.of(), seen, Duration.ofSeconds(9));
    }

    private static Activity failed(String message) {
        return failed(message, "", Worlds.START);
    }

    private static Activity failed(String message, String zone, Instant at) {
        return new Activity("1", Colour.GREEN, at, "Launching a new EC2 instance", "", message, zone);
    }

    private static Instance booting(String id) {
        return Worlds.instance(id, "Pending", Map.of());
    }

    private static Instance inService(String id, TargetHealth health) {
        return Worlds.instance(id, "InService", Map.of(Worlds.TARGETS, health));
    }
}
