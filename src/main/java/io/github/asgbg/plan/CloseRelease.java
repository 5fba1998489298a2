package io.github.asgbg.plan;

import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;

/** The release is over: it moves to the history. */
record CloseRelease(Sentence sentence, Phase ending) implements Step {
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
                        new Action.CloseLedger(release.ended(ending, now.seen().at())));
    }
}
