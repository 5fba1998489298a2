package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Dates;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Spelling;
import io.github.asgbg.port.CloudException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;

/** Finds the two groups. */
final class Groups {
    private static final String DESCRIBE = "autoscaling:DescribeAutoScalingGroups";

    private final AwsClients clients;
    private final Asking asking;
    private final String blue;
    private final String green;
    private List<String> arns = List.of();
    private Optional<Pair> last = Optional.empty();

    Groups(AwsClients clients, Asking asking, String blue, String green) {
        this.clients = clients;
        this.asking = asking;
        this.blue = blue;
        this.green = green;
    }

    /**
     * Both groups as AWS describes them.
     *
     * @param at when it did so, by its own clock; empty where the answer does not tell
     */
    record Pair(AutoScalingGroup blue, AutoScalingGroup green, Optional<Instant> at) {
        List<AutoScalingGroup> both() {
            return List.of(blue, green);
        }

        String name(Colour colour) {
            return (colour == Colour.BLUE ? blue : green).autoScalingGroupName();
        }
    }

    String name(Colour colour) {
        return colour == Colour.BLUE ? blue : green;
    }

    /** The groups' ARNs as of the last look; those that AWS has not told are left out. */
    List<String> arns() {
        return arns;
    }

    /** The tags that both groups give their instances at launch, as of the last look, but for one. */
    Map<String, String> launchTags(String but) {
        return last.map(pair -> {
                    Map<String, String> common = launchTags(pair.blue());
                    common.entrySet().retainAll(launchTags(pair.green()).entrySet());
                    common.remove(but);
                    return common;
                })
                .orElseGet(Map::of);
    }

    /** By group, the tags that it gives its instances at launch, as of the last look. */
    Map<Colour, Map<String, String>> tagsAtLaunch() {
        Map<Colour, Map<String, String>> tags = new EnumMap<>(Colour.class);
        tags.put(Colour.BLUE, launchTags(last().blue()));
        tags.put(Colour.GREEN, launchTags(last().green()));
        return tags;
    }

    private static Map<String, String> launchTags(AutoScalingGroup group) {
        Map<String, String> tags = new TreeMap<>();
        group.tags().stream()
                .filter(tag -> Boolean.TRUE.equals(tag.propagateAtLaunch()))
                .forEach(tag -> tags.put(tag.key(), Texts.orEmpty(tag.value())));
        return tags;
    }

    /** Both groups in one call; AWS answers in any order, and leaves out what it does not know. */
    Pair describe() {
        DescribeAutoScalingGroupsResponse answer = asking.ask(DESCRIBE, () -> "*", () -> clients.autoScaling()
                .describeAutoScalingGroups(r -> r.autoScalingGroupNames(blue, green)));
        List<AutoScalingGroup> found = answer.autoScalingGroups();
        Pair pair = new Pair(named(Colour.BLUE, blue, found), named(Colour.GREEN, green, found), Dates.of(answer));
        arns = pair.both().stream()
                .map(group -> Texts.orEmpty(group.autoScalingGroupARN()))
                .filter(arn -> !arn.isEmpty())
                .toList();
        last = Optional.of(pair);
        return pair;
    }

    /** As they were described last; described now if they never were. */
    Pair last() {
        return last.orElseGet(this::describe);
    }

    private AutoScalingGroup named(Colour colour, String name, List<AutoScalingGroup> found) {
        return found.stream()
                .filter(g -> g.autoScalingGroupName().equals(name))
                .findFirst()
                .orElseThrow(() -> missing(colour, name));
    }

    private CloudException missing(Colour colour, String name) {
        String text = "there is no Auto Scaling group `" + name + "` (" + colour.word() + ") in Region "
                + clients.regionIfKnown().map(Region::id).orElse("?");
        String remedy = nearest(name)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("check the group's name, the Region and the account");
        return new CloudException(CloudException.Kind.NOT_FOUND, DESCRIBE, "", text, remedy, new MissingGroup());
    }

    /** A suggestion is a nicety: where the names cannot be had, there is none. */
    private Optional<String> nearest(String name) {
        try {
            return asking
                    .ask(DESCRIBE, () -> "*", () -> clients.autoScaling()
                            .describeAutoScalingGroups(r -> r.maxRecords(100))
                            .autoScalingGroups())
                    .stream()
                    .map(AutoScalingGroup::autoScalingGroupName)
                    .filter(n -> Spelling.distance(n, name) <= 1 + name.length() / 4)
                    .min(Comparator.comparingInt(n -> Spelling.distance(n, name)));
        } catch (CloudException e) {
            return Optional.empty();
        }
    }

    /** An empty list is all that AWS says of a group that it does not know. */
    private static final class MissingGroup extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingGroup() {
            super("the answer does not list the group", null, false, false);
        }
    }
}
