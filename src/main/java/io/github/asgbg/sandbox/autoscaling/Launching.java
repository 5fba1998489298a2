package io.github.asgbg.sandbox.autoscaling;

import static software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode.PRE_IN_SERVICE;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Launches instances; what goes wrong shows only in the scaling activities (UG:CHAP_Troubleshooting). */
final class Launching {
    static final String GROUP_TAG = "aws:autoscaling:groupName";

    private final Account account;

    Launching(Account account) {
        this.account = account;
    }

    /** Launches up to so many instances; stops at the first failure, to try again later and elsewhere. */
    void launch(Group group, int count) {
        if (group.isSuspended("Launch") || !group.launchPace().mayLaunch(account.now())) {
            return;
        }
        int before = group.active().size();
        boolean goesOn = true;
        for (int launched = 0; launched < count && goesOn; launched++) {
            goesOn = launchOne(group, cause(group, before));
        }
    }

    private boolean launchOne(Group group, String cause) {
        Group.Place place = place(group);
        String activity = account.activities()
                .begin(group, "Launching a new EC2 instance", cause, PRE_IN_SERVICE, 0)
                .activityId();
        account.activities().placed(activity, place);
        try {
            requireTargetGroups(group);
            join(group, place, activity);
            group.launchPace().succeeded();
            return true;
        } catch (Compute.LaunchFailed failed) {
            refused(group, place, activity, String.valueOf(failed.getMessage()));
        } catch (AwsError refusal) {
            refused(group, place, activity, refusal.getMessage() + " Launching EC2 instance failed.");
        }
        return false;
    }

    private void refused(Group group, Group.Place place, String activity, String message) {
        account.activities().fail(activity, message);
        group.launchPace().failed(place.zone(), account.now(), account.timings());
    }

    private void join(Group group, Group.Place place, String activity) {
        Compute.Template template = Settings.template(account.compute(), group.settings());
        String id = account.compute()
                .launch(new Compute.Launch(
                        template,
                        place.subnet(),
                        tags(group),
                        group.attachedTargetGroups(),
                        () -> versionOf(group.name())));
        Member member = Member.launched(id, template, place.zone(), account.now());
        member.protect(group.settings().newInstancesProtectedFromScaleIn());
        member.movedBy(activity);
        group.members().put(id, member);
        account.activities().launched(activity, id);
    }

    private void requireTargetGroups(Group group) {
        try {
            group.attachedTargetGroups().forEach(account.targets()::requireTargetGroup);
        } catch (AwsError missing) {
            throw new Compute.LaunchFailed(
                    "One or more target groups not found. Validating load balancer configuration failed.");
        }
    }

    /** The emptiest zone, of those where the last launch did not fail; a tie is decided by chance. */
    private Group.Place place(Group group) {
        Map<String, Integer> load = ScaleIn.perZone(group.active());
        return account.shuffled(group.places()).stream()
                .min(Comparator.<Group.Place, Boolean>comparing(
                                place -> group.launchPace().avoids(place.zone()))
                        .thenComparing(place -> load.getOrDefault(place.zone(), 0)))
                .orElseThrow(() -> new IllegalStateException("a group without subnets: " + group.name()));
    }

    /** What AWS puts on an instance when it joins the group, by a launch or by being attached. */
    static Map<String, String> tags(Group group) {
        Map<String, String> tags = new LinkedHashMap<>();
        group.tags().values().stream()
                .filter(TagDescription::propagateAtLaunch)
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        tags.put(GROUP_TAG, group.name());
        return tags;
    }

    private Optional<String> versionOf(String groupName) {
        return account.find(groupName)
                .flatMap(group ->
                        Optional.ofNullable(group.tags().get(account.quirks().versionTag())))
                .map(TagDescription::value);
    }

    private String cause(Group group, int before) {
        String at = Activities.at(account.now());
        if (group.paysReplacement()) {
            return at + "an instance was launched in response to an unhealthy instance needing to be replaced.";
        }
        return group.capacityCause() + at
                + "an instance was started in response to a difference between desired and actual capacity, "
                + "increasing the capacity from " + before + " to " + group.desired() + ".";
    }
}
