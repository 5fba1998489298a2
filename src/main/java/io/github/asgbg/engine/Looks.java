package io.github.asgbg.engine;

import io.github.asgbg.model.Observation;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Looks at AWS. One that was taken after the last action and the last wait serves everybody whom it shows enough. */
final class Looks {
    /** How long a look that can do without the groups may show them as they were. */
    private static final Duration GROUPS_LAST = Duration.ofSeconds(10);

    private final Cloud cloud;
    private final Timer timer;
    private final BiConsumer<Observation, FetchScope> onLook;
    private Optional<Look> last = Optional.empty();
    private Optional<Look> lastOfService = Optional.empty();
    private Duration groupsSeenAt = Duration.ofSeconds(Long.MIN_VALUE / 2);
    private boolean isFresh;

    private record Look(Observation seen, FetchScope scope, Duration at) {}

    /** {@code onLook} hears of every new look. */
    Looks(Cloud cloud, Timer timer, BiConsumer<Observation, FetchScope> onLook) {
        this.cloud = cloud;
        this.timer = timer;
        this.onLook = onLook;
    }

    /** A look that shows at least what the scope asks for, and nothing of before the last action. */
    Observation look(FetchScope scope) {
        Optional<Observation> had = fresh(scope);
        if (had.isPresent()) {
            return had.get();
        }
        if (isFresh && last.isPresent() && (last.get().scope().groups() || !scope.groups())) {
            return complete(last.get(), scope);
        }
        boolean needsGroups =
                scope.groups() || timer.elapsed().minus(groupsSeenAt).compareTo(GROUPS_LAST) > 0;
        FetchScope enough = needsGroups ? scope.withGroups() : scope;
        Observation seen = cloud.observe(enough);
        took(seen, enough);
        return seen;
    }

    /** A fresh look that shows not enough is asked only for the rest. */
    private Observation complete(Look had, FetchScope scope) {
        Observation seen = complete(cloud, had.seen(), had.scope(), scope);
        took(seen, had.scope().and(scope.without(had.scope())));
        return seen;
    }

    /** What was just seen through one scope, and the rest of what the wanted one shows. */
    static Observation complete(Cloud cloud, Observation had, FetchScope shown, FetchScope wanted) {
        FetchScope rest = wanted.without(shown);
        return shown.covers(wanted) ? had : had.and(cloud.observe(rest), rest.targetHealth());
    }

    /** A look that somebody else took just now. */
    void took(Observation seen, FetchScope scope) {
        last = Optional.of(new Look(seen, scope, timer.elapsed()));
        lastOfService = scope.covers(FetchScope.PLAIN) ? last : lastOfService;
        isFresh = true;
        groupsSeenAt = scope.groups() ? timer.elapsed() : groupsSeenAt;
        onLook.accept(seen, scope);
    }

    /** Something was asked of AWS, or time has passed: what was seen may not be so any more. */
    void areOutdated() {
        isFresh = false;
    }

    /** The last look, if it is still fresh and shows what the scope asks for. */
    Optional<Observation> fresh(FetchScope scope) {
        return isFresh ? last.filter(l -> l.scope().covers(scope)).map(Look::seen) : Optional.empty();
    }

    /** The last look, however old. */
    Optional<Observation> seen() {
        return last.map(Look::seen);
    }

    /** The last look that shows who serves, however old. */
    Optional<Observation> seenToServe() {
        return lastOfService.map(Look::seen);
    }

    /** How old that look is. */
    Duration age() {
        return lastOfService.map(l -> timer.elapsed().minus(l.at())).orElse(Duration.ZERO);
    }
}
