package io.github.asgbg.plan.dryrun;

import io.github.asgbg.model.Item;
import io.github.asgbg.model.Loss;
import io.github.asgbg.model.Scaling;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.UnknownSetting;
import io.github.asgbg.plan.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written, action by action, without settings that this program does not know. A copy that is removed again lost nothing. */
public final class Losses {
    private final Map<Where, Loss> all = new LinkedHashMap<>();

    private record Where(UnknownSetting setting, Optional<String> group) {}

    /** Notes an action; {@code seen} shows what there was before it. */
    public void note(Action action, Scaling seen, ScalingChoices choices) {
        Optional<String> group = action instanceof Action.OnGroup on ? Optional.of(on.group()) : Optional.empty();
        for (Item item : action.puts()) {
            seen.unknown(item)
                    .forEach(setting -> all.put(
                            new Where(setting, group),
                            new Loss(setting, group, choices.accepted().contains(setting))));
        }
        all.keySet()
                .removeIf(where -> where.group().equals(group)
                        && action.removes().contains(where.setting().item()));
    }

    /** In the order in which they were written. */
    public List<Loss> all() {
        return List.copyOf(all.values());
    }
}
