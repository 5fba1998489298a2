package io.github.asgbg.aws.scaling;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.scaling.Listings.Described;
import io.github.asgbg.aws.scaling.Listings.Page;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Value.Members;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** What scales the groups: scaling policies, scheduled actions, and the alarms that call policies. */
public final class Scalings {
    /** As many as one answer holds, and as many names as one question about alarms may have. */
    private static final int PAGE = 100;

    /** A Region has as many alarms as somebody pays for. */
    private static final int PAGES_OF_A_REGION = 2000;

    private final AwsClients clients;
    private final Asking asking;
    private final Listings listings;

    public Scalings(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
        this.listings = new Listings(asking);
    }

    /**
     * Everything that scales these groups.
     *
     * @param names the groups' names
     * @param alarms alarms to fetch
     * @param alsoOthers look through all alarms of the Region for those that call the groups' policies or may watch a group
     */
    public Scaling scaling(Map<Colour, String> names, Set<String> alarms, boolean alsoOthers) {
        Map<Colour, Scaling.OfGroup> groups = new EnumMap<>(Colour.class);
        Map<Item, List<String>> unknown = new TreeMap<>();
        Map<Item, List<String>> strange = new TreeMap<>();
        Set<String> wanted = new TreeSet<>(alarms);
        Set<String> ofAws = new TreeSet<>();
        names.forEach((colour, group) -> {
            Found found = new Found(policies(group), actions(group));
            groups.put(colour, found.items());
            found.addUnknown(unknown);
            found.addStrange(strange);
            found.alarms(true).forEach(wanted::add);
            found.alarms(false).forEach(ofAws::add);
        });
        SortedMap<String, Members> settings = new TreeMap<>();
        for (Described<MetricAlarm> alarm :
                alsoOthers ? everyAlarm() : alarms(alarms.stream().sorted().toList())) {
            String name = alarm.item().alarmName();
            Members is = ItemSettings.of(alarm.item());
            if (!ofAws.contains(name) && (wanted.contains(name) || isAbout(is, names.values()))) {
                settings.put(name, is);
                add(unknown, Item.alarm(name), OutputMembers.without(alarm.leftOut()));
                add(strange, Item.alarm(name), ItemSettings.strange(alarm.item()));
            }
        }
        return new Scaling(groups, settings, unknown, strange);
    }

    /** Whether a group's name stands anywhere; what it means there is for others to say. */
    private static boolean isAbout(Members alarm, Collection<String> groups) {
        String text = alarm.toString();
        return groups.stream().anyMatch(text::contains);
    }

    /** What was described of one group. */
    private record Found(List<Described<ScalingPolicy>> policies, List<Described<ScheduledUpdateGroupAction>> actions) {
        Scaling.OfGroup items() {
            SortedMap<Item, Members> items = new TreeMap<>();
            SortedMap<String, String> arns = new TreeMap<>();
            for (Described<ScalingPolicy> policy : policies) {
                String name = policy.item().policyName();
                items.put(Item.policy(name), ItemSettings.of(policy.item()));
                Optional.ofNullable(policy.item().policyARN()).ifPresent(arn -> arns.put(name, arn));
            }
            actions.forEach(action -> items.put(itemOf(action.item()), ItemSettings.of(action.item())));
            return new Scaling.OfGroup(items, arns);
        }

        void addUnknown(Map<Item, List<String>> unknown) {
            policies.forEach(p -> add(unknown, itemOf(p.item()), OutputMembers.without(p.leftOut())));
            actions.forEach(a -> add(unknown, itemOf(a.item()), OutputMembers.without(a.leftOut())));
        }

        void addStrange(Map<Item, List<String>> strange) {
            policies.forEach(p -> add(strange, itemOf(p.item()), ItemSettings.strange(p.item())));
        }

        /** AWS keeps the alarms of a target tracking policy itself; nobody else may touch them. */
        Stream<String> alarms(boolean areOthers) {
            return policies.stream()
                    .map(Described::item)
                    .filter(policy -> ItemSettings.isCalledByAlarms(policy) == areOthers)
                    .flatMap(policy -> policy.alarms().stream())
                    .map(Alarm::alarmName)
                    .filter(Objects::nonNull);
        }
    }

    private List<Described<ScalingPolicy>> policies(String group) {
        return listings.all("autoscaling:DescribePolicies", () -> "*", "ScalingPolicies", (token, leftOut) -> {
            var answer = clients.autoScaling().describePolicies(r -> r.autoScalingGroupName(group)
                    .maxRecords(PAGE)
                    .nextToken(token)
                    .overrideConfiguration(leftOut::watch));
            return new Page<>(answer.scalingPolicies(), answer.nextToken());
        });
    }

    private List<Described<ScheduledUpdateGroupAction>> actions(String group) {
        String list = "ScheduledUpdateGroupActions";
        return listings.all("autoscaling:DescribeScheduledActions", () -> "*", list, (token, leftOut) -> {
            var answer = clients.autoScaling().describeScheduledActions(r -> r.autoScalingGroupName(group)
                    .maxRecords(PAGE)
                    .nextToken(token)
                    .overrideConfiguration(leftOut::watch));
            return new Page<>(answer.scheduledUpdateGroupActions(), answer.nextToken());
        });
    }

    /** Alarms on metrics, the only ones that can scale; a name that CloudWatch does not know is left out. */
    private List<Described<MetricAlarm>> alarms(List<String> names) {
        List<Described<MetricAlarm>> alarms = new ArrayList<>();
        for (int from = 0; from < names.size(); from += PAGE) {
            alarms.addAll(batch(names.subList(from, Math.min(from + PAGE, names.size()))));
        }
        return alarms;
    }

    private List<Described<MetricAlarm>> everyAlarm() {
        String operation = "cloudwatch:DescribeAlarms";
        return listings.all(
                PAGES_OF_A_REGION, operation, () -> asking.alarmArn("*"), "MetricAlarms", (token, leftOut) -> {
                    var answer = clients.cloudWatch()
                            .describeAlarms(
                                    r -> r.maxRecords(PAGE).nextToken(token).overrideConfiguration(leftOut::watch));
                    return new Page<>(answer.metricAlarms(), answer.nextToken());
                });
    }

    private List<Described<MetricAlarm>> batch(List<String> names) {
        return listings.all(
                "cloudwatch:DescribeAlarms", () -> asking.alarmArn("*"), "MetricAlarms", (token, leftOut) -> {
                    var answer = clients.cloudWatch().describeAlarms(r -> r.alarmNames(names)
                            .maxRecords(PAGE)
                            .nextToken(token)
                            .overrideConfiguration(leftOut::watch));
                    return new Page<>(answer.metricAlarms(), answer.nextToken());
                });
    }

    private static Item itemOf(ScalingPolicy policy) {
        return Item.policy(policy.policyName());
    }

    private static Item itemOf(ScheduledUpdateGroupAction action) {
        return Item.scheduledAction(action.scheduledActionName());
    }

    /** Both groups may have items of the same name. */
    private static void add(Map<Item, List<String>> known, Item item, List<String> more) {
        List<String> all = Stream.concat(known.getOrDefault(item, List.of()).stream(), more.stream())
                .distinct()
                .toList();
        if (!all.isEmpty()) {
            known.put(item, all);
        }
    }
}
