package io.github.asgbg.cli;

import io.github.asgbg.config.Version;
import io.github.asgbg.engine.DeployRequest;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Sizes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What to deploy, as both 'deploy' and 'plan deploy' are told. */
final class DeployOptions {
    @Parameters(paramLabel = "VERSION", description = "the version, as the instances will read it from the group's tag")
    private String version = "";

    @Option(
            names = "--capacity",
            paramLabel = "MIN/DESIRED/MAX",
            description = "sizes for the very first deploy, when there is no live group to copy them from",
            converter = SizesConverter.class)
    private @Nullable Sizes capacity;

    @Option(names = "--force", description = "deploy even if this version serves already")
    private boolean isForced;

    @Option(
            names = "--accept-unknown",
            paramLabel = "ITEM",
            description = "a setting that this asg-bg does not know and may lose, as the refusal prints it; repeatable")
    private List<String> acceptUnknown = new ArrayList<>();

    /**
     * Refuses a version that cannot be meant.
     *
     * @param commands the words that are commands
     * @param pattern what it must match, if that is known
     * @throws EarlyEnding saying what is wrong with it
     */
    void check(Collection<String> commands, Optional<Pattern> pattern) {
        check(version, commands, pattern);
    }

    /** The same of a version that another command is given. */
    static void check(String version, Collection<String> commands, Optional<Pattern> pattern) {
        List<Problem> problems = Version.problems(version, commands, pattern);
        if (!problems.isEmpty()) {
            throw new EarlyEnding(refusal(problems));
        }
    }

    /** One problem fits into the four lines; several are listed below them. */
    private static Outcome refusal(List<Problem> problems) {
        boolean isOne = problems.size() == 1;
        Message message = new Message(
                "the version cannot be used",
                isOne ? problems.get(0).what() : problems.size() + " things are wrong with it",
                "nothing was changed",
                isOne ? problems.get(0).remedy() : "mend what is listed");
        return new Outcome(Ending.USAGE, message, isOne ? List.of() : problems, List.of(), Optional.empty());
    }

    DeployRequest request() {
        return new DeployRequest(version, Optional.ofNullable(capacity), isForced, acceptUnknown);
    }

    /** Reads {@code 2/4/8}. */
    static final class SizesConverter implements ITypeConverter<Sizes> {
        @Override
        public Sizes convert(String text) {
            String[] parts = text.split("/", -1);
            try {
                if (parts.length == 3) {
                    return new Sizes(
                            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
                }
            } catch (IllegalArgumentException wrong) {
                throw new TypeConversionException("'" + text + "' is not min/desired/max: " + wrong.getMessage());
            }
            throw new TypeConversionException("'" + text + "' is not min/desired/max, as in 2/4/8");
        }
    }
}
