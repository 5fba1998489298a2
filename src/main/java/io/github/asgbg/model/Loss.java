package io.github.asgbg.model;

import java.util.Optional;

/**
 * A setting that an item was written without, or is going to be.
 *
 * @param group the group whose item was written; alarms have none
 * @param isAccepted whether the user had accepted that when the release began
 */
public record Loss(UnknownSetting setting, Optional<String> group, boolean isAccepted) {
    /** {@code verb}: what happens to the item, as in {@code was written}. */
    public String sentence(String verb) {
        return setting.item() + group.map(name -> " of " + name).orElse("") + " " + verb + " without "
                + setting.member() + (isAccepted ? ", as accepted" : ", which this asg-bg does not know");
    }
}
