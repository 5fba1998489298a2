package io.github.asgbg.cli.setup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of the CI job that runs this process, from the variables that CI systems set. Sources: GitHub Actions, "Default
 * environment variables"; GitLab, "Predefined CI/CD variables"; Azure Pipelines, "Use predefined variables"; Buildkite,
 * "Environment variables"; CircleCI, "Built-in environment variables"; AWS CodeBuild, "Environment variables in build
 * environments"; Jenkins, "Using environment variables".
 */
final class CiJob {
    private static final int LONGEST = 300;
    /** One word without anything that steers a terminal, and without a user name or password before the host. */
    private static final Pattern ADDRESS = Pattern.compile("(?i:https?)://[^\\s\\p{C}/@]+(?:[/?#][^\\s\\p{C}]*)?");

    private CiJob() {}

    /** Empty where none is named, or only something that is no web address. */
    static Optional<String> url(Map<String, String> environment) {
        return Stream.<Function<Map<String, String>, Optional<String>>>of(
                        CiJob::gitHub,
                        e -> variable(e, "CI_JOB_URL"),
                        CiJob::azure,
                        e -> variable(e, "BUILDKITE_BUILD_URL"),
                        e -> variable(e, "CIRCLE_BUILD_URL"),
                        e -> variable(e, "CODEBUILD_BUILD_URL"),
                        e -> variable(e, "BUILD_URL"))
                .flatMap(system -> system.apply(environment).stream())
                .filter(CiJob::isAddress)
                .findFirst();
    }

    private static Optional<String> gitHub(Map<String, String> environment) {
        return variable(environment, "GITHUB_SERVER_URL").flatMap(server -> variable(environment, "GITHUB_REPOSITORY")
                .flatMap(repository -> variable(environment, "GITHUB_RUN_ID")
                        .map(run -> server + "/" + repository + "/actions/runs/" + run)));
    }

    /** The collection's address ends with a slash; a project's name may have blanks. */
    private static Optional<String> azure(Map<String, String> environment) {
        return variable(environment, "SYSTEM_COLLECTIONURI")
                .flatMap(collection -> variable(environment, "SYSTEM_TEAMPROJECT")
                        .flatMap(project -> variable(environment, "BUILD_BUILDID")
                                .map(build -> collection + encoded(project) + "/_build/results?buildId=" + build)));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    private static boolean isAddress(String text) {
        return text.length() <= LONGEST && ADDRESS.matcher(text).matches();
    }
}
