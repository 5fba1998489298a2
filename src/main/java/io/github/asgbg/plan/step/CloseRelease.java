package io.github.asgbg.plan.step;

import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;

/** The release is over: it moves to the history. */
public record CloseRelease(Sentence sentence, Phase ending) implements Step {
    @Override
    public String title(Release release) {
        return "Close the release as " + ending.words();
    }

    @Override
    public Decision decide(Situation now) {
        Release release = now.release();
        return release.phase().isEnded()
                ? Decision.reached(release.phase().words())
                : Decision.act(
                        "open",
                        new Action.WriteLedger(release.ended(ending, now.seen().at()), Action.WriteLedger.Then.CLOSE));
    }
}
