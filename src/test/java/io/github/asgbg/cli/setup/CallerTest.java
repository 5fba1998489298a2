package io.github.asgbg.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.port.LedgerDocument.Holder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    @Test
    void theHolderOfALeaseSaysWhoRunsWhatAndWhere() {
        Holder holder = Caller.of(
                Map.of("HOSTNAME", "build-7", "CI_JOB_URL", "https://gitlab.test/shop/-/jobs/12"),
                "deploy v2 --output json");
        assertThat(holder.who()).isEqualTo(System.getProperty("user.name"));
        assertThat(holder.host()).isEqualTo("build-7");
        assertThat(holder.command()).isEqualTo("deploy v2 --output json");
        assertThat(holder.job()).contains("https://gitlab.test/shop/-/jobs/12");
    }

    @Test
    void whatIsWrittenDownSteersNobodysTerminalAndIsNotEndless() {
        Holder holder = Caller.of(Map.of("HOSTNAME", "\u001b[31mred"), "deploy \u0007" + "v".repeat(500));
        assertThat(holder.host()).isEqualTo("\ufffdred");
        assertThat(holder.command()).startsWith("deploy \ufffdv").hasSize(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB_SERVER_URL=https://github.test GITHUB_REPOSITORY=me/shop GITHUB_RUN_ID=42"
                        + " | https://github.test/me/shop/actions/runs/42",
                "CI_JOB_URL=https://gitlab.test/me/shop/-/jobs/7 | https://gitlab.test/me/shop/-/jobs/7",
                "BUILD_URL=http://jenkins.test/job/shop/3/ | http://jenkins.test/job/shop/3/",
                "BUILDKITE_BUILD_URL=https://buildkite.test/me/shop/builds/9 | https://buildkite.test/me/shop/builds/9",
                "CIRCLE_BUILD_URL=https://circleci.test/gh/me/shop/5 | https://circleci.test/gh/me/shop/5",
                "SYSTEM_COLLECTIONURI=https://azure.test/me/ SYSTEM_TEAMPROJECT=Web BUILD_BUILDID=11"
                        + " | https://azure.test/me/Web/_build/results?buildId=11",
                "CODEBUILD_BUILD_URL=https://console.test/home?region=eu-west-1#/builds/shop:1/view/new"
                        + " | https://console.test/home?region=eu-west-1#/builds/shop:1/view/new"
            })
    void everyCiSystemNamesItsJob(String variables, String url) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : variables.split(" ", -1)) {
            environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
        }
        assertThat(CiJob.url(environment)).contains(url);
    }

    @Test
    void aBlankInTheNameOfAnAzureProjectIsEncoded() {
        assertThat(CiJob.url(Map.of(
                        "SYSTEM_COLLECTIONURI", "https://azure.test/me/",
                        "SYSTEM_TEAMPROJECT", "My Shop",
                        "BUILD_BUILDID", "11")))
                .contains("https://azure.test/me/My%20Shop/_build/results?buildId=11");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://jenkins.test/",
                "jenkins.test/job/3",
                "https://jenkins.test/\u001b[2J",
                "https://jenkins.test/a b",
                "https://somebody:secret@jenkins.test/job/3",
                " "
            })
    void whatIsNoWebAddressIsNotPassedOn(String text) {
        assertThat(CiJob.url(Map.of("BUILD_URL", text))).isEmpty();
    }

    @Test
    void anAddressOfMoreThanThreeHundredCharactersIsNotPassedOn() {
        String longest = "https://jenkins.test/" + "j".repeat(279);
        assertThat(CiJob.url(Map.of("BUILD_URL", longest))).isEqualTo(Optional.of(longest));
        assertThat(CiJob.url(Map.of("BUILD_URL", longest + "j"))).isEmpty();
    }
}
