package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.config.Reading;
import io.github.asgbg.config.Setting;
import io.github.asgbg.config.Settings;
import io.github.asgbg.config.SettingsReader;
import io.github.asgbg.config.Sources;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One option a setting, made from the settings themselves so that none is forgotten. */
final class SettingsOptions {
    private static final String CONFIG = "--config";

    private SettingsOptions() {}

    static void addTo(CommandSpec command) {
        ArgGroupSpec.Builder group = ArgGroupSpec.builder()
                .heading("%nSettings (also in asg-bg.yaml, or in the environment as ASG_BG_...):%n")
                .exclusive(false)
                .validate(false)
                .order(90);
        group.addArg(option(CONFIG, "FILE", "read settings from this file instead of ./asg-bg.yaml"));
        for (Setting setting : Setting.values()) {
            String fallback = setting.fallback().map(f -> " (" + f + ")").orElse("");
            group.addArg(option(setting.flag(), label(setting), setting.meaning() + fallback));
        }
        command.addArgGroup(group.build());
        command.usageMessage().abbreviateSynopsis(true);
    }

    private static OptionSpec option(String name, String label, String meaning) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .arity("1")
                .description(meaning)
                .build();
    }

    private static String label(Setting setting) {
        String flag = setting.flag();
        return flag.startsWith("--budget") || flag.startsWith("--poll") || flag.startsWith("--lease")
                ? "DURATION"
                : "VALUE";
    }

    /**
     * Reads all settings for a command.
     *
     * @throws EarlyEnding listing everything that is wrong with them
     * @throws ParameterException when one is given twice on the command line
     */
    static Settings read(ParseResult parsed, Shell shell) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            given(parsed, setting.flag()).ifPresent(v -> flags.put(setting, v));
        }
        Sources sources = new Sources(flags, shell.environment(), shell.directory(), given(parsed, CONFIG));
        Reading reading = SettingsReader.read(sources);
        if (reading instanceof Reading.Accepted accepted) {
            return accepted.settings();
        }
        throw new EarlyEnding(refusal((Reading.Refused) reading));
    }

    /** A flag given twice means that one of its values would be passed over in silence. */
    private static Optional<String> given(ParseResult parsed, String name) {
        int times = Optional.ofNullable(parsed.matchedOption(name))
                .map(option -> option.originalStringValues().size())
                .orElse(0);
        if (times > 1) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(), "option '" + name + "' should be specified only once");
        }
        return Optional.ofNullable(parsed.<String>matchedOptionValue(name, null));
    }

    private static Outcome refusal(Reading.Refused refused) {
        int count = refused.problems().size();
        Message message = new Message(
                "the settings cannot be used",
                count == 1 ? "one thing is wrong with them" : count + " things are wrong with them",
                "nothing was changed",
                "mend what is listed; asg-bg.example.yaml explains every setting");
        return new Outcome(Ending.USAGE, message, refused.problems(), List.of(), Optional.empty());
    }
}
