package io.github.asgbg.plan.step;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sentence;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.Decision;
import io.github.asgbg.plan.Situation;
import io.github.asgbg.plan.Step;
import java.util.Optional;

/**
 * The incoming group carries the version tag that its instances read at boot. It is read back before any capacity is
 * added, because nothing is promised about how soon a tag written is a tag read.
 *
 * @param value empty to take the tag away, where the group had none before
 */
public record TagGroup(Sentence sentence, Optional<String> value) implements Step {
    @Override
    public String title(Release release) {
        String group = release.incomingBefore().group();
        return value.map(v -> "Tag " + group + " with " + release.tagKey() + "=" + v)
                .orElse("Take the tag " + release.tagKey() + " off " + group);
    }

    @Override
    public Decision decide(Situation now) {
        Group group = now.incoming();
        String key = now.release().tagKey();
        if (group.tag(key).equals(value)) {
            return Decision.reached("the tag is " + value.orElse("gone"));
        }
        return Decision.act(
                "the tag is " + group.tag(key).orElse("not set"),
                value.<Action>map(v -> new Action.CreateOrUpdateTags(group.name(), key, v))
                        .orElseGet(() -> new Action.DeleteTags(group.name(), key)));
    }
}
