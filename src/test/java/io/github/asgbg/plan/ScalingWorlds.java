package io.github.asgbg.plan;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Scaling.OfGroup;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Made-up policies, alarms and scheduled actions. */
public final class ScalingWorlds {
    public static final String FOREIGN = "arn:aws:sns:eu-central-1:1:pager";

    private ScalingWorlds() {}

    public static Members members(Object... namesAndValues) {
        SortedMap<String, Value> members = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            members.put((String) namesAndValues[i], value instanceof Value v ? v : Value.of(value.toString()));
        }
        return new Members(members);
    }

    public static Items items(Value... values) {
        return new Items(List.of(values));
    }

    public static Items texts(List<String> texts) {
        return new Items(texts.stream().map(Value::of).toList());
    }

    public static Items dimensions(String group) {
        return items(
                members("Name", "AutoScalingGroupName", "Value", group), members("Name", "Service", "Value", "shop"));
    }

    public static String arn(Colour colour, String policy) {
        return "arn:aws:autoscaling:eu-central-1:1:scalingPolicy:uuid-of-" + colour.word() + "-" + policy
                + ":autoScalingGroupName/" + Worlds.name(colour) + ":policyName/" + policy;
    }

    public static Members step(SplittableRandom random) {
        return members(
                "PolicyType",
                "StepScaling",
                "AdjustmentType",
                "ChangeInCapacity",
                "Enabled",
                random.nextBoolean(),
                "StepAdjustments",
                items(members("MetricIntervalLowerBound", "0.0", "ScalingAdjustment", random.nextInt(9))));
    }

    public static Members tracking(SplittableRandom random, String group) {
        String expression = "SEARCH('{AWS/EC2,AutoScalingGroupName} AutoScalingGroupName=\"" + group + "\"', 'Sum')";
        Members metric = members(
                "Dimensions", dimensions(group), "MetricName", "Queue" + random.nextInt(9), "Namespace", "Shop");
        return members(
                "PolicyType",
                "TargetTrackingScaling",
                "TargetTrackingConfiguration",
                members(
                        "TargetValue",
                        random.nextInt(90),
                        "CustomizedMetricSpecification",
                        members(
                                "Metrics",
                                items(
                                        members("Id", "m1", "MetricStat", members("Metric", metric)),
                                        members("Id", "e1", "Expression", expression)))));
    }

    public static Members predictive(SplittableRandom random) {
        return members(
                "PolicyType",
                "PredictiveScaling",
                "PredictiveScalingConfiguration",
                members(
                        "Mode",
                        random.nextBoolean() ? "ForecastAndScale" : "ForecastOnly",
                        "SchedulingBufferTime",
                        300));
    }

    public static Members schedule(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> members("StartTime", Worlds.START.plus(Duration.ofHours(1 + random.nextInt(99))), "MinSize", 2);
            case 1 -> members("StartTime", Worlds.START.minusSeconds(60), "Recurrence", "0 8 * * *", "MaxSize", 9);
            default -> members("Recurrence", "0 20 * * 1-5", "TimeZone", "Europe/Berlin", "DesiredCapacity", 3);
        };
    }

    /** As AWS takes it: a recurring action whose start has passed is put without one. */
    public static Members started(Members settings) {
        boolean hasStarted = settings.text("StartTime")
                .filter(t -> !Instant.parse(t).isAfter(Worlds.START))
                .isPresent();
        return hasStarted ? settings.without("StartTime") : settings;
    }

    public static Members alarm(String group, List<String> actions) {
        return members(
                "AlarmActions",
                texts(actions),
                "Dimensions",
                dimensions(group),
                "MetricName",
                "CPUUtilization",
                "Threshold",
                "70.0",
                "TreatMissingData",
                "breaching");
    }

    /** Anything that blue may be scaled by; green has nothing, or something of another name. */
    public static Scaling sound(SplittableRandom random) {
        String blue = Worlds.name(Colour.BLUE);
        SortedMap<Item, Members> items = new TreeMap<>();
        SortedMap<String, Members> alarms = new TreeMap<>();
        SortedMap<String, String> arns = new TreeMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            String name = "step" + n;
            items.put(Item.policy(name), step(random));
            List<String> actions = new ArrayList<>(Worlds.some(random, List.of(FOREIGN)));
            actions.add(arn(Colour.BLUE, name));
            alarms.put("alarm" + n, alarm(blue, actions));
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            items.put(Item.policy("tracking" + n), tracking(random, blue));
        }
        if (random.nextBoolean()) {
            items.put(Item.policy("forecast"), predictive(random));
        }
        for (int n = random.nextInt(5); n > 0; n--) {
            items.put(Item.scheduledAction("schedule" + n), schedule(random));
        }
        items.keySet().stream()
                .filter(i -> i.kind() == Item.Kind.POLICY)
                .forEach(i -> arns.put(i.name(), arn(Colour.BLUE, i.name())));
        OfGroup own = random.nextInt(4) > 0
                ? OfGroup.NONE
                : new OfGroup(
                        new TreeMap<>(Map.of(Item.policy("own"), step(random))),
                        new TreeMap<>(Map.of("own", arn(Colour.GREEN, "own"))));
        return new Scaling(new OfGroup(items, arns), own, alarms, Map.of());
    }
}
