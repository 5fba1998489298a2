package io.github.asgbg.cli;

import io.github.asgbg.policies.Placeholder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which jobs on GitHub may assume a role. */
final class GithubOptions {
    @Option(
            names = "--github-repository",
            paramLabel = "OWNER/NAME",
            description =
                    "for github-oidc-trust: the repository whose jobs assume the role, as the token's subject has it")
    private @Nullable String repository;

    @Option(names = "--github-branch", paramLabel = "NAME", description = "those that run for this branch, or")
    private @Nullable String branch;

    @Option(
            names = "--github-environment",
            paramLabel = "NAME",
            description = "those that run in this environment, whose rules say for which branches")
    private @Nullable String environment;

    /** Source: README of aws-actions/configure-aws-credentials, audience. */
    @Option(
            names = "--github-audience",
            paramLabel = "NAME",
            description = "for whom they ask their tokens (${DEFAULT-VALUE})")
    private String audience = "sts.amazonaws.com";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    /**
     * What was given, as the documents call it.
     *
     * @throws ParameterException when both a branch and an environment are named: a token's subject has one of them
     */
    Map<Placeholder, String> values() {
        if (branch != null && environment != null) {
            throw new ParameterException(spec.commandLine(), "--github-branch contradicts --github-environment");
        }
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.GITHUB_AUDIENCE, audience);
        Optional.ofNullable(repository).ifPresent(name -> values.put(Placeholder.GITHUB_REPOSITORY, name));
        Optional.ofNullable(branch)
                .map(name -> "ref:refs/heads/" + name)
                .or(() -> Optional.ofNullable(environment).map(name -> "environment:" + name))
                .ifPresent(subject -> values.put(Placeholder.GITHUB_SUBJECT, subject));
        return values;
    }
}
