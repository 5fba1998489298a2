package io.github.asgbg.cli;

import io.github.asgbg.cli.setup.AccountAndRegion;
import io.github.asgbg.cli.setup.Output;
import io.github.asgbg.cli.setup.Screen;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.config.Settings;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Spelling;
import io.github.asgbg.policies.FilledPolicy;
import io.github.asgbg.policies.Placeholder;
import io.github.asgbg.policies.PolicyTemplate;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.report.json.PolicyJson;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints IAM policies for the service that the settings name. */
@Command(
        name = "show",
        description =
                "Prints an IAM policy, filled in for the service that the settings name; without a document's name it lists"
                        + " them. Standard output is the policy and nothing else. AWS is asked for the account alone, and not"
                        + " even that where --account and the Region are given.",
        footer = {
            "",
            "Examples:",
            "  asg-bg iam show",
            "  asg-bg iam show observer",
            "  asg-bg iam show operator --operator deployer --alarm-prefix shop- --alarm-topic shop-alerts --bootstrap"
                    + " s3://my-releases/asg-bg-bootstrap",
            "  aws iam put-role-policy --role-name watcher --policy-name asg-bg --policy-document \"$(asg-bg iam show"
                    + " observer)\""
        })
final class IamShowCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DOCUMENT", description = "which one, as the list calls it")
    private @Nullable String document;

    @Mixin
    private IamOptions options = new IamOptions();

    @Mixin
    private GithubOptions github = new GithubOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    private final Shell shell;

    IamShowCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Optional<PolicyTemplate> template = Optional.ofNullable(document).map(this::template);
        try (Screen screen = new Screen(shell, Output.TEXT)) {
            Ending ending = template.map(t -> show(t, screen)).orElseGet(() -> list(screen));
            return shell.interrupts().ending(ending).exitCode();
        }
    }

    private PolicyTemplate template(String id) {
        return PolicyTemplate.of(id)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'" + Printable.brief(id) + "' is none of the documents "
                                + String.join(", ", PolicyTemplate.ids())
                                + Spelling.nearest(Printable.brief(id), PolicyTemplate.ids())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("")));
    }

    private static Ending list(Screen screen) {
        int longest =
                PolicyTemplate.ids().stream().mapToInt(String::length).max().orElse(0);
        screen.print(Arrays.stream(PolicyTemplate.values())
                .map(t -> Line.of(t.id(), Tone.STRONG).plus(" ".repeat(longest + 2 - t.id().length()) + t.holder()))
                .toList());
        return Ending.DONE;
    }

    private Ending show(PolicyTemplate template, Screen screen) {
        try {
            Map<Placeholder, String> values = options.values();
            values.putAll(github.values());
            Settings settings = SettingsOptions.read(spec.commandLine().getParseResult(), shell);
            AccountAndRegion where = AccountAndRegion.of(settings, options.account(), shell);
            values.putAll(values(settings, where));
            print(filled(template, values), settings, where, screen);
            return Ending.DONE;
        } catch (EarlyEnding early) {
            screen.complain(early.outcome());
            return early.outcome().ending();
        } catch (CloudException unanswered) {
            screen.complain(unanswered(unanswered));
            return Ending.REFUSED;
        }
    }

    private static Map<Placeholder, String> values(Settings settings, AccountAndRegion where) {
        return Map.ofEntries(
                Map.entry(Placeholder.ACCOUNT, where.account()),
                Map.entry(Placeholder.REGION, where.region()),
                Map.entry(Placeholder.SERVICE, settings.service()),
                Map.entry(Placeholder.BLUE, settings.blue()),
                Map.entry(Placeholder.GREEN, settings.green()),
                Map.entry(Placeholder.VERSION_TAG, settings.tagKey()),
                Map.entry(Placeholder.SERVICE_TAG, settings.serviceTag()),
                Map.entry(Placeholder.BUCKET, settings.ledger().bucket()),
                Map.entry(Placeholder.PREFIX, settings.ledger().prefix()),
                Map.entry(Placeholder.BUCKET_ACCOUNT, settings.ledger().owner().orElse(where.account())));
    }

    private String filled(PolicyTemplate template, Map<Placeholder, String> values) {
        FilledPolicy policy = FilledPolicy.of(template, values, options.absent());
        if (policy instanceof FilledPolicy.Complete complete) {
            return complete.json();
        }
        throw new EarlyEnding(refusal(template, ((FilledPolicy.Refused) policy).problems()));
    }

    private static Outcome refusal(PolicyTemplate template, List<Problem> problems) {
        Message message = new Message(
                template.id() + " cannot be filled in",
                problems.size() == 1 ? "one value is missing or wrong" : "values are missing or wrong",
                "nothing was printed",
                "mend what is listed; 'asg-bg iam show --help' explains the options");
        return new Outcome(Ending.USAGE, message, problems, List.of(), Optional.empty());
    }

    private static Outcome unanswered(CloudException refused) {
        return Outcome.of(
                Ending.REFUSED,
                new Message(
                        "iam show " + refused.predicate(),
                        refused.sentence(),
                        "nothing was printed",
                        refused.advice() + "; or --account and --region, and nothing is asked"));
    }

    /** For whom and where it is goes beside it, so that a wrong account is seen before the policy is used. */
    private void print(String policy, Settings settings, AccountAndRegion where, Screen screen) {
        String place = String.join(
                " · ", "account " + Printable.of(where.account()), where.region(), "service " + settings.service());
        screen.aside(List.of(Line.of(place, Tone.FAINT)));
        if (!settings.origins().isEmpty()) {
            screen.aside(List.of(Line.of(Origin.sentence(settings.origins()), Tone.FAINT)));
        }
        shell.out().println(PolicyJson.of(policy));
        shell.out().flush();
    }
}
