package io.github.asgbg.plan.preflight;

import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import java.util.ArrayList;
import java.util.List;

/** Whether a recorded release is about the same things as the settings of the command that finds it. */
public final class RecordCheck {
    private final List<Problem> problems = new ArrayList<>();

    private RecordCheck() {}

    /** Where record and settings differ, each naming both. */
    public static List<Problem> differences(Release release, String service, String tagKey, String blue, String green) {
        RecordCheck check = new RecordCheck();
        check.compare("service", release.service(), service);
        check.compare("tag-key", release.tagKey(), tagKey);
        check.compare("groups.blue", release.before(Colour.BLUE).group(), blue);
        check.compare("groups.green", release.before(Colour.GREEN).group(), green);
        return check.problems;
    }

    private void compare(String setting, String recorded, String set) {
        if (!recorded.equals(set)) {
            problems.add(new Problem(
                    "the release was begun with " + setting + " " + recorded + ", and the settings say " + set,
                    "run the command with the settings of the release, or find out who changed its record"));
        }
    }
}
