package io.github.asgbg.plan.scaling;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Item.Kind;
import io.github.asgbg.model.Move;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what each group is to be scaled at each stage of a release: a pure function of what scaled the outgoing group before.
 */
public final class Transfer {
    private static final String PREDICTIVE = "PredictiveScalingConfiguration";
    private static final String MODE = "Mode";

    private final Release release;
    private final Instant now;
    private final Repoint toIncoming;

    /** {@code now}: scheduled actions whose time has come and gone by then, by AWS's clock, are not moved. */
    public Transfer(Release release, Instant now) {
        this.release = release;
        this.now = now;
        this.toIncoming = Repoint.to(release, release.incoming());
    }

    /**
     * The same as far as a look at both groups bears the record out: it says what there was, and the groups say what it is. What
     * somebody has changed is taken as it is now, and what neither group has any more is not put anywhere.
     */
    public Transfer borneOutBy(Scaling seen) {
        Map<Item, Members> outgoing = seen.of(release.outgoing()).items();
        Map<Item, Members> incoming = seen.of(release.incoming()).items();
        SortedMap<Item, Members> borneOut = new TreeMap<>();
        release.outgoingBefore().scaling().forEach((item, recorded) -> original(
                        item,
                        recorded,
                        Optional.ofNullable(outgoing.get(item)),
                        Optional.ofNullable(incoming.get(item)))
                .ifPresent(settings -> borneOut.put(item, settings)));
        return new Transfer(release.scaledBy(borneOut), now);
    }

    private Optional<Members> original(
            Item item, Members recorded, Optional<Members> original, Optional<Members> copy) {
        Members toPut = toPut(item, recorded);
        boolean isAsItWas = original.filter(is -> isAlike(toPut, is)).isPresent();
        boolean isQuiet =
                original.filter(is -> isAlike(forecastOnly(toPut), is)).isPresent()
                        && copy.flatMap(Transfer::mode).equals(mode(recorded));
        boolean isCopied = original.isEmpty()
                && copy.filter(is -> isAlike(toIncoming.settings(toPut), is)).isPresent();
        return isAsItWas || isQuiet || isCopied
                ? Optional.of(recorded)
                : original.map(is -> copy.map(c -> inModeOf(c, is)).orElse(is))
                        .or(() -> copy.map(toIncoming::settings));
    }

    /** Of a policy that rests on the outgoing group only its copy tells whether it forecasts only. */
    private static Members inModeOf(Members copy, Members settings) {
        return predictive(settings)
                .flatMap(p -> mode(copy).map(mode -> settings.with(PREDICTIVE, p.with(MODE, Value.of(mode)))))
                .orElse(settings);
    }

    private static Optional<String> mode(Members settings) {
        return predictive(settings).flatMap(c -> c.text(MODE));
    }

    private static Optional<Members> predictive(Members settings) {
        return settings.get(PREDICTIVE).map(c -> (Members) c);
    }

    /** What scales a group now: its policies and scheduled actions, and the alarms that call its policies. */
    public static SortedMap<Item, Members> of(Scaling seen, Colour colour) {
        SortedMap<Item, Members> items = new TreeMap<>(seen.of(colour).items());
        Collection<String> arns = seen.of(colour).arns().values();
        seen.alarms().forEach((name, settings) -> {
            if (Repoint.actions(settings).anyMatch(arns::contains)) {
                items.put(Item.alarm(name), settings);
            }
        });
        return items;
    }

    /** The names of those policies that an alarm calls. */
    public static List<String> called(Members alarm, Map<String, String> arns) {
        Set<String> actions = Repoint.actions(alarm).collect(Collectors.toSet());
        return arns.entrySet().stream()
                .filter(policy -> actions.contains(policy.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The policies and scheduled actions that the outgoing group had, for the incoming one. */
    public SortedMap<Item, Members> copied() {
        SortedMap<Item, Members> items = original();
        items.replaceAll((item, settings) -> toIncoming.settings(settings));
        return items;
    }

    /** The policies and scheduled actions of the outgoing group as they were. */
    public SortedMap<Item, Members> original() {
        SortedMap<Item, Members> items = new TreeMap<>();
        release.outgoingBefore().scaling().forEach((item, settings) -> {
            if (item.kind() != Kind.ALARM && !isOver(item, settings, now)) {
                items.put(item, toPut(item, settings));
            }
        });
        return items;
    }

    /** The expressions in an item that cannot be written for the incoming group. */
    public List<String> fixed(Members settings) {
        return toIncoming.fixed(settings);
    }

    /**
     * The same while the group stands by: predictive policies only forecast. Suspending AlarmNotification does not stop
     * them (user guide, "Suspend and resume Amazon EC2 Auto Scaling processes").
     */
    public SortedMap<Item, Members> quiet() {
        SortedMap<Item, Members> items = original();
        items.replaceAll((item, settings) -> forecastOnly(settings));
        return items;
    }

    /** Whether a predictive policy of the outgoing group starts instances by itself. */
    public static boolean forecasts(Release release) {
        return release.outgoingBefore().scaling().values().stream()
                .anyMatch(settings -> !forecastOnly(settings).equals(settings));
    }

    /**
     * The alarms as they are to be while the group of this colour serves, as far as their own definitions bear the record out: one
     * that somebody has changed meanwhile keeps the change, and one that is for neither group is not touched.
     */
    public SortedMap<String, Members> alarmsNow(Scaling seen, Colour colour) {
        SortedMap<String, Members> recorded = alarms(seen, colour);
        SortedMap<String, Members> other = alarms(seen, colour.other());
        AlarmOwner owner = new AlarmOwner(release);
        SortedMap<String, Members> alarms = new TreeMap<>();
        recorded.forEach((name, wanted) -> {
            Members is = seen.alarms().getOrDefault(name, Members.NONE);
            boolean isAsRecorded = Stream.of(wanted, other.getOrDefault(name, wanted), asItWas(name))
                    .anyMatch(known -> isAlike(known, is));
            boolean isClear = isAsRecorded && owner.isOf(wanted, colour) && owner.isOfAny(is);
            (isClear ? Optional.of(wanted) : owner.pointed(is, colour, seen.arns(colour)))
                    .ifPresent(settings -> alarms.put(name, settings));
        });
        return alarms;
    }

    private Members asItWas(String alarm) {
        return release.outgoingBefore().scaling().getOrDefault(Item.alarm(alarm), Members.NONE);
    }

    /** The alarms as they were, and as the release would make them by that, while the group of this colour serves. */
    public SortedMap<String, Members> alarms(Scaling seen, Colour colour) {
        Map<String, String> arns = seen.arns(colour);
        boolean isIncoming = colour == release.incoming();
        Repoint to = isIncoming ? toIncoming : Repoint.within(release, colour);
        SortedMap<String, Members> alarms = new TreeMap<>();
        release.outgoingBefore().scaling().forEach((item, settings) -> {
            if (item.kind() == Kind.ALARM && seen.alarms().containsKey(item.name())) {
                alarms.put(item.name(), to.alarm(settings, arns));
            }
        });
        return alarms;
    }

    /**
     * What goes over to the group of this colour, and what changes by that.
     *
     * @param before what was there when the command began, as far as that was seen: somebody may have changed it
     * @param seen tells the ARNs of the policies that alarms will call
     */
    public List<Move> moves(Scaling before, Scaling seen, Colour to) {
        Transfer borneOut = borneOutBy(seen);
        SortedMap<Item, Members> incoming = whole(borneOut.copied(), alarmsNow(seen, release.incoming()));
        if (to == release.outgoing()) {
            incoming.replaceAll((item, wanted) -> Optional.ofNullable(has(before, item))
                    .filter(is -> !isAlike(wanted, is))
                    .orElse(wanted));
        }
        SortedMap<Item, Members> outgoing = whole(borneOut.original(), alarmsNow(seen, release.outgoing()));
        boolean isGoing = to == release.incoming();
        SortedMap<Item, Members> was = isGoing ? outgoing : incoming;
        String blue = release.outgoingBefore().group();
        String green = release.incomingBefore().group();
        List<Move> moves = new ArrayList<>();
        (isGoing ? incoming : outgoing)
                .forEach((item, after) -> moves.add(new Move(
                        item,
                        isGoing ? blue : green,
                        isGoing ? green : blue,
                        Difference.between(was.getOrDefault(item, Members.NONE), after))));
        return moves;
    }

    private @Nullable Members has(Scaling seen, Item item) {
        return item.kind() == Kind.ALARM
                ? seen.alarms().get(item.name())
                : seen.groups()
                        .getOrDefault(release.incoming(), Scaling.OfGroup.NONE)
                        .items()
                        .get(item);
    }

    /**
     * Whether this is what the release, which has ended, may have left of an item on the group of this colour; what has been
     * changed since is somebody's.
     */
    public boolean isLeftover(Colour colour, Item item, Members is) {
        List<SortedMap<Item, Members>> left =
                colour == release.incoming() ? List.of(copied()) : List.of(original(), quiet());
        return left.stream()
                .flatMap(items -> Optional.ofNullable(items.get(item)).stream())
                .anyMatch(settings -> isAlike(settings, is));
    }

    private static SortedMap<Item, Members> whole(SortedMap<Item, Members> items, SortedMap<String, Members> alarms) {
        SortedMap<Item, Members> whole = new TreeMap<>(items);
        alarms.forEach((name, settings) -> whole.put(Item.alarm(name), settings));
        return whole;
    }

    /** Whether what is there is what is wanted. */
    public static boolean isAlike(Members wanted, Members is) {
        return differences(wanted, is).isEmpty();
    }

    /** Where what is there is not what is wanted; a recurring action that has begun shows when it runs next. */
    public static List<Difference> differences(Members wanted, Members is) {
        boolean isStartWanted = ScheduledTimes.isStartComparable(wanted);
        return Difference.between(
                ListOrder.of(isStartWanted ? is : is.without("StartTime")),
                ListOrder.of(isStartWanted ? wanted : wanted.without("StartTime")));
    }

    /** Whether a scheduled action does not run any more, by AWS's clock. */
    public static boolean isOver(Item item, Members settings, Instant now) {
        return item.kind() == Kind.SCHEDULED_ACTION && new ScheduledTimes(settings, now).isOver();
    }

    private Members toPut(Item item, Members settings) {
        return item.kind() == Kind.SCHEDULED_ACTION ? new ScheduledTimes(settings, now).toPut() : settings;
    }

    private static Members forecastOnly(Members settings) {
        return predictive(settings)
                .filter(c -> c.text(MODE).filter("ForecastAndScale"::equals).isPresent())
                .map(c -> settings.with(PREDICTIVE, c.with(MODE, Value.of("ForecastOnly"))))
                .orElse(settings);
    }
}
