package io.github.asgbg.sandbox.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One instance as its group sees it. */
final class Member {
    private final String id;
    private final Optional<Compute.Template> template;
    private final String instanceType;
    private final String zone;
    private final Instant joined;
    private final Map<String, HookWait> hookWaits = new LinkedHashMap<>();
    private State state = State.PENDING;
    private Instant since;
    private Optional<Instant> runningSince = Optional.empty();
    private Optional<Instant> servingSince = Optional.empty();
    private Optional<String> unhealthyBecause = Optional.empty();
    private Optional<String> activity = Optional.empty();
    private Optional<String> abandonment = Optional.empty();
    private boolean isNew;
    private boolean isProtected;
    private boolean hooksSkipped;
    private boolean endingInEc2;

    private Member(String id, Compute.Existing machine, Instant joined, boolean isNew) {
        this.id = id;
        this.template = machine.template();
        this.instanceType = machine.instanceType();
        this.zone = machine.zone();
        this.joined = joined;
        this.since = joined;
        this.isNew = isNew;
    }

    static Member launched(String id, Compute.Template template, String zone, Instant now) {
        Compute.Existing machine = new Compute.Existing(zone, template.instanceType(), true, Optional.of(template));
        return new Member(id, machine, now, true);
    }

    static Member attached(String id, Compute.Existing machine, Instant now) {
        return new Member(id, machine, now, false);
    }

    String id() {
        return id;
    }

    Optional<Compute.Template> template() {
        return template;
    }

    String instanceType() {
        return instanceType;
    }

    String zone() {
        return zone;
    }

    Instant joined() {
        return joined;
    }

    State state() {
        return state;
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    void moveTo(State next, Instant now) {
        state = next;
        since = now;
        runningSince = Optional.empty();
    }

    /** Whether it has been in its state for at least so long. */
    boolean hasStayed(Duration atLeast, Instant now) {
        return !now.isBefore(since.plus(atLeast));
    }

    /** Whether EC2 has shown it running for at least so long; the first call starts the count. */
    boolean hasRun(Duration atLeast, Instant now) {
        Instant from = runningSince.orElse(now);
        runningSince = Optional.of(from);
        return !now.isBefore(from.plus(atLeast));
    }

    /** A new instance runs launch hooks; one that returns from Standby or was attached does not. */
    boolean isNew() {
        return isNew;
    }

    /** Whether it is too young to count, from its launch until so long after it came into service. */
    boolean isWarmingUp(Duration warmUp, Instant now) {
        return isNew
                || servingSince
                        .filter(since -> now.isBefore(since.plus(warmUp)))
                        .isPresent();
    }

    void arrived(Instant now) {
        if (isNew) {
            servingSince = Optional.of(now);
        }
        isNew = false;
        moveTo(State.IN_SERVICE, now);
    }

    /** The grace period begins when an instance comes into service, from Standby as well. */
    boolean isInGrace(Duration grace, Instant now) {
        return is(State.IN_SERVICE) && !hasStayed(grace, now);
    }

    boolean isHealthy() {
        return unhealthyBecause.isEmpty();
    }

    Optional<String> unhealthyBecause() {
        return unhealthyBecause;
    }

    void markUnhealthy(String reason) {
        unhealthyBecause = Optional.of(unhealthyBecause.orElse(reason));
    }

    void markHealthy() {
        unhealthyBecause = Optional.empty();
    }

    boolean isProtected() {
        return isProtected;
    }

    void protect(boolean fromScaleIn) {
        isProtected = fromScaleIn;
    }

    /** The activity that moves it at the moment. */
    Optional<String> activity() {
        return activity;
    }

    void movedBy(String activityId) {
        activity = Optional.of(activityId);
    }

    void settled() {
        activity = Optional.empty();
    }

    Map<String, HookWait> hookWaits() {
        return hookWaits;
    }

    boolean skipsHooks() {
        return hooksSkipped;
    }

    void skipHooks() {
        hooksSkipped = true;
    }

    /** Whether EC2 was told to terminate it. */
    boolean isEndingInEc2() {
        return endingInEc2;
    }

    void endInEc2() {
        endingInEc2 = true;
    }

    /** Why a lifecycle action of this instance was given up, in AWS's words. */
    void abandon(String because) {
        abandonment = Optional.of(because);
    }

    Optional<String> abandonment() {
        return abandonment;
    }
}
