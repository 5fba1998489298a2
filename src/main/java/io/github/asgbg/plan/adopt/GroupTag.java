package io.github.asgbg.plan.adopt;

import io.github.asgbg.model.Group;
import io.github.asgbg.plan.Action;
import java.util.List;
import java.util.Optional;

/**
 * One tag that a group is to have and to propagate at launch.
 *
 * @param because why a release needs it
 */
record GroupTag(Seen seen, Group group, String key, String value, String because) {
    /** {@code overwrites}: another value is replaced; otherwise {@code contradiction} says what decides. */
    Finding finding(boolean overwrites, String contradiction) {
        Optional<String> has = group.tag(key);
        String tag = key + "=" + value;
        if (has.isEmpty()) {
            return missing(group.name() + " has no tag " + tag);
        }
        if (!has.get().equals(value)) {
            String other = group.name() + " has the tag " + key + "=" + has.get() + ", not " + value;
            return overwrites ? missing(other) : Finding.contradicted(other, "one of the two is wrong", contradiction);
        }
        return seen.isPropagated(group.colour(), key)
                ? Finding.fulfilled(group.name() + " gives its instances the tag " + tag)
                : missing(group.name() + " has the tag " + tag + " and does not propagate it at launch");
    }

    private Finding missing(String what) {
        Action.CreateOrUpdateTags action = new Action.CreateOrUpdateTags(group.name(), key, value);
        return Finding.missing(what, because, TagCommands.of(action).quoted(), List.of(action));
    }
}
