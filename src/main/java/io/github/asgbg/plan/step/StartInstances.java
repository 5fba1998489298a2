package io.github.asgbg.plan.step;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;

/** The incoming group is asked for the live group's capacity; what can be done while its instances boot costs no time. */
public record StartInstances() implements Step {
    @Override
    public Sentence sentence() {
        return Sentence.COPY;
    }

    @Override
    public boolean isNeeded(Release release) {
        return release.hasScaling();
    }

    @Override
    public String title(Release release) {
        return "Start instances in " + release.incomingBefore().group();
    }

    @Override
    public Decision decide(Situation now) {
        return Capacity.copy(now)
                .map(a -> Decision.act("to run " + now.wantedIncoming() + " instances", a))
                .orElseGet(() -> Decision.reached("asked for"));
    }
}
