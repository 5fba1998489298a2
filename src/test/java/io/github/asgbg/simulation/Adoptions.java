package io.github.asgbg.simulation;

import io.github.asgbg.engine.Assessment;
import io.github.asgbg.model.Place;
import io.github.asgbg.report.view.AdoptView;
import java.time.Duration;
import java.util.List;

/** Looks at a service that runs already, recorded in virtual time with a fixed seed. */
public final class Adoptions {
    private static final long SEED = 11;

    private Adoptions() {}

    /** Nothing of ours is there, two instances are protected, and the idle group has no target group. */
    public static AdoptView before() {
        try (Account account = Unadopted.account(SEED, 3, true)) {
            account.detachTargetGroup(account.sandbox.greenGroup());
            account.sandbox.world().advance(Duration.ofMinutes(1)); // until AWS has done so
            return view(operator(account).lookToAdopt("v1"));
        }
    }

    /** Adopted as one version, and then looked at as another. */
    public static AdoptView contradicted() {
        try (Account account = Unadopted.account(SEED, 3, false)) {
            operator(account).adopt("v1");
            return view(operator(account).lookToAdopt("v0"));
        }
    }

    /** Nothing is missing. */
    public static AdoptView after() {
        try (Account account = Unadopted.account(SEED, 3, true)) {
            operator(account).adopt("v1");
            return view(operator(account).lookToAdopt(""));
        }
    }

    private static Operator operator(Account account) {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "ada");
    }

    private static AdoptView view(Assessment look) {
        var seen = look.standing().seen();
        return new AdoptView(
                Place.of(seen, "shop"),
                seen.group(look.live()).name(),
                look.version(),
                look.findings(),
                look.notices(),
                look.unasked(),
                look.advice(),
                List.of());
    }
}
