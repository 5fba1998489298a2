package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.Prompt;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Wiring;
import io.github.asgbg.engine.AdoptRequest;
import io.github.asgbg.engine.Assessment;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Place;
import io.github.asgbg.report.json.AdoptJson;
import io.github.asgbg.report.text.AdoptText;
import io.github.asgbg.report.view.AdoptView;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a pair that serves already lacks for releases, and does it on request. */
@Command(
        name = "adopt",
        description =
                "Says what a service that runs already lacks for its first release, with the command that mends it;"
                        + " exits with 3 where something is missing. With --apply it sets the tags, and takes termination and stop"
                        + " protection off the instances that serve. It never changes which instances serve.",
        footer = {"", "Examples:", "  asg-bg adopt", "  asg-bg adopt v1", "  asg-bg adopt v1 --apply"})
final class AdoptCommand extends ToolCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "the version that serves now; left out, the live group's tag says it")
    private @Nullable String version;

    @Option(names = "--apply", description = "do what tags and attributes can mend")
    private boolean isApplied;

    @Option(names = "--overwrite", description = "also set tags that have another value now")
    private boolean overwrites;

    @Option(names = "--yes", description = "with --apply, do not ask; needed where nobody can be asked")
    private boolean isConfirmed;

    AdoptCommand(Shell shell) {
        super(shell);
    }

    @Override
    void check(Optional<Pattern> versionPattern) {
        Optional.ofNullable(version).ifPresent(v -> DeployOptions.check(v, Program.commands(spec()), versionPattern));
        if (isApplied && !isConfirmed && !shell().isInteractive().getAsBoolean()) {
            throw ending(
                    Ending.USAGE,
                    "--apply sets tags and attributes, and there is nobody at a terminal to ask",
                    "'asg-bg adopt' to look only, or --yes beside --apply");
        }
    }

    @Override
    Ending run(Wiring wiring, Screen screen) {
        AdoptRequest request = new AdoptRequest(Optional.ofNullable(version), wiring.serviceTag(), overwrites);
        if (!isApplied) {
            return show(wiring.adoption(event -> {}).look(request), wiring, screen);
        }
        if (!isConfirmed) {
            confirm(request, wiring, screen);
        }
        return wiring.adoption(screen.lines()).apply(request).ending();
    }

    private Ending show(Assessment assessment, Wiring wiring, Screen screen) {
        AdoptView view = view(assessment, wiring);
        if (screen.isJson()) {
            shell().out().println(AdoptJson.of(view));
        } else {
            screen.print(AdoptText.of(view, screen.width()));
        }
        return assessment.ending();
    }

    private static AdoptView view(Assessment assessment, Wiring wiring) {
        var seen = assessment.standing().seen();
        return new AdoptView(
                Place.of(seen, wiring.service()),
                seen.group(assessment.live()).name(),
                assessment.version(),
                assessment.findings(),
                assessment.notices(),
                assessment.unasked(),
                assessment.advice(),
                wiring.origins());
    }

    /** Where there is nothing that it would do, nobody is asked. */
    private void confirm(AdoptRequest request, Wiring wiring, Screen screen) {
        Assessment before = wiring.adoption(event -> {}).look(request);
        if (before.actions().isEmpty() || !before.contradictions().isEmpty()) {
            return;
        }
        screen.aside(AdoptText.of(view(before, wiring), screen.width()));
        Optional<String> answer =
                Prompt.ask(shell(), "Type the name of the service, " + wiring.service() + ", to go on: ");
        if (shell().interrupts().count() > 0) {
            throw ending(Ending.INTERRUPTED, "you asked it to stop", "the same command again");
        }
        if (answer.map(String::strip).filter(wiring.service()::equals).isEmpty()) {
            throw ending(
                    Ending.REFUSED,
                    "the answer was not the name of the service",
                    "the same command again when you are sure");
        }
        Assessment now = wiring.adoption(event -> {}).look(request);
        if (now.live() != before.live() || !now.version().equals(before.version())) {
            throw ending(
                    Ending.REFUSED,
                    "the answer was about another group or version than the one that serves now",
                    "'asg-bg adopt' to look again");
        }
    }

    private static EarlyEnding ending(Ending ending, String because, String tryNext) {
        return new EarlyEnding(
                Outcome.of(ending, new Message("adopt was not confirmed", because, "nothing was changed", tryNext)));
    }
}
