package io.github.asgbg.config;

import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds environment variables that look like settings and are none: a mistyped one must not be passed over in silence. */
final class Variables {
    private static final String PREFIX = "ASG_BG_";
    /** What is no setting: what the programs around this one read or print (bin/asg-bg, the sandbox, bootstrap), and debugging. */
    private static final Set<String> NO_SETTINGS = Set.of(
            "ASG_BG_DEBUG",
            "ASG_BG_NO_BUILD",
            "ASG_BG_SANDBOX_URL",
            "ASG_BG_START",
            "ASG_BG_BOOTSTRAP",
            "ASG_BG_ATTEMPTS",
            "ASG_BG_CONSOLE",
            "ASG_BG_HEALTH_URL",
            "ASG_BG_HEALTHY_WITHIN",
            "ASG_BG_HOOK",
            "ASG_BG_IMAGE",
            "ASG_BG_REGISTRY_PASSWORD_PARAMETER",
            "ASG_BG_REGISTRY_USER",
            "ASG_BG_ROOT",
            "ASG_BG_SHA256",
            "ASG_BG_STOP_SECONDS",
            "ASG_BG_VERSION");

    private Variables() {}

    /** A problem for every such variable, in the order of their names. An empty one counts as not set. */
    static List<Problem> unknown(Sources sources) {
        Set<String> known = new TreeSet<>(suggestions().values());
        return new TreeSet<>(sources.environment().keySet())
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !known.contains(name) && !NO_SETTINGS.contains(name))
                        .filter(name -> sources.variable(name).isPresent())
                        .map(Variables::problem)
                        .toList();
    }

    private static Problem problem(String name) {
        Map<String, String> suggestions = suggestions();
        Optional<String> near = Spelling.nearest(name.substring(PREFIX.length()), suggestions.keySet())
                .map(suggestions::get);
        String remedy = near.map(variable -> "did you mean " + variable + "?")
                .orElse("unset it; asg-bg.example.yaml explains every setting");
        return new Problem(Printable.brief(name) + ": there is no such variable", remedy);
    }

    /** The variables by what may be written after the prefix: the right word, or one made from the path in the file. */
    private static Map<String, String> suggestions() {
        Map<String, String> variables = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            variables.put(word(setting.path()), setting.variable());
            variables.put(word(setting.flag().substring(2)), setting.variable());
        }
        variables.put(Sources.CONFIG_VARIABLE.substring(PREFIX.length()), Sources.CONFIG_VARIABLE);
        return variables;
    }

    private static String word(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}
