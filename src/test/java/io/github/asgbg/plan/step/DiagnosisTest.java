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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A wait ends as soon as it is known to be in vain, and says why. */
class DiagnosisTest {
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
    void aLackOfCapacityIsLetPassAFewTimes() {
        Activity lack = failed("We currently do not have sufficient t3.micro capacity in the Availability Zone you"
                + " requested (eu-central-1a).");
        assertThat(diagnosis(history(5), List.of(), lack, lack)).isEmpty();
        assertThat(diagnosis(history(5), List.of(), lack, lack, lack))
                .hasValueSatisfying(d -> assertThat(d.because()).startsWith("launches fail: We currently do not have"));
    }

    @Test
    void failedTerminationsSayNothingAboutLaunches() {
        Activity ended = new Activity(
                "1", Colour.GREEN, Worlds.START, "Terminating EC2 instance: i-9", "", "hook was abandoned");
        assertThat(diagnosis(history(5), List.of(), ended)).isEmpty();
    }

    @Test
    void failuresOfTheOtherGroupAreNotOurs() {
        Activity other = new Activity("1", Colour.BLUE, Worlds.START, "Launching a new EC2 instance", "", "no");
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
        LookHistory briefly =
                new LookHistory(Map.of(), Map.of("i-1", Duration.ofSeconds(119)), Set.of(), Duration.ZERO);
        LookHistory longEnough =
                new LookHistory(Map.of(), Map.of("i-1", Duration.ofMinutes(2)), Set.of(), Duration.ZERO);
        List<Instance> sick = List.of(inService("i-1", Worlds.SICK), inService("i-2", Worlds.HEALTHY));
        assertThat(diagnosis(briefly, sick)).isEmpty();
        assertThat(diagnosis(longEnough, sick)).hasValueSatisfying(d -> {
            assertThat(d.because())
                    .isEqualTo("1 of 2 instances stay unhealthy: Target.ResponseCodeMismatch"
                            + " (Health checks failed with these codes: [500])");
            assertThat(d.instances()).containsExactly("i-1");
        });
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
        Group green = Worlds.group(Colour.GREEN, new Sizes(2, 2, 4), instances);
        Group blue = Worlds.group(Colour.BLUE, new Sizes(2, 2, 4), Worlds.healthy("i-b", 2));
        Observation seen = Worlds.seen(blue, green, failures);
        return Diagnosis.of(new Situation(seen, Worlds.release(seen), history, Worlds.LIMITS), Colour.GREEN);
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
        return new Activity("1", Colour.GREEN, Worlds.START, "Launching a new EC2 instance", "", message);
    }

    private static Instance booting(String id) {
        return Worlds.instance(id, "Pending", Map.of());
    }

    private static Instance inService(String id, TargetHealth health) {
        return Worlds.instance(id, "InService", Map.of(Worlds.TARGETS, health));
    }
}
