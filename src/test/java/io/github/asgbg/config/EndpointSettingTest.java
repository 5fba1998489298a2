package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingTest extends SettingsGiven {
    @Test
    void theFileAloneSendsNothingToAnotherMachine() {
        assertThat(refused(FILE + "endpoint-url: https://aws.example\n"))
                .containsExactly(new Problem(
                        "asg-bg.yaml:4:15: endpoint-url: 'https://aws.example' is not on this machine, and only the file"
                                + " says it; requests, and with them the session token, would go there",
                        "if you mean it, say so yourself: --endpoint-url https://aws.example or"
                                + " AWS_ENDPOINT_URL=https://aws.example; else remove the line"));
    }

    @Test
    void aFlagConfirmsWhatTheFileSays() {
        flags.put(Setting.ENDPOINT_URL, "https://aws.example");
        assertThat(accepted(FILE + "endpoint-url: https://aws.example\n").aws().endpointUrl())
                .hasToString("Optional[https://aws.example]");
    }

    @Test
    void soDoesAVariableWhichTheSdkReadsItself() {
        environment.put("AWS_ENDPOINT_URL", "https://aws.example");
        assertThat(accepted(FILE + "endpoint-url: https://aws.example\n").aws().endpointUrl())
                .isEmpty();
    }

    @Test
    void anEmptyVariableConfirmsNothingNorDoesOneOfASingleService() {
        environment.put("AWS_ENDPOINT_URL", "");
        environment.put("AWS_ENDPOINT_URL_S3", "https://aws.example");
        assertThat(refused(FILE + "endpoint-url: https://aws.example\n")).hasSize(1);
    }

    @Test
    void theFileMayNameAServerOnThisMachine() {
        assertThat(accepted(FILE + "endpoint-url: http://127.0.0.1:4566\n")
                        .aws()
                        .endpointUrl())
                .hasToString("Optional[http://127.0.0.1:4566]");
    }

    @Test
    void plainHttpToAnotherMachineIsRefusedWhoeverSaysIt() {
        String remedy =
                "write https:// and a host, or http:// with 127.0.0.1, [::1] or localhost, as in http://127.0.0.1:4566";
        String what = "endpoint-url: 'http://aws.example' would send credentials unencrypted to another machine";
        assertThat(refused(FILE + "endpoint-url: http://aws.example\n"))
                .containsExactly(new Problem("asg-bg.yaml:4:15: " + what, remedy));

        flags.put(Setting.ENDPOINT_URL, "http://aws.example");
        assertThat(refused(FILE)).containsExactly(new Problem("--endpoint-url: " + what, remedy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_ENDPOINT_URL",
                "AWS_ENDPOINT_URL_S3",
                "AWS_ENDPOINT_URL_AUTO_SCALING",
                "AWS_ENDPOINT_URL_STS"
            })
    void theVariablesThatRedirectTheSdkAreHeldToTheSameRule(String name) {
        environment.put(name, "http://aws.example");
        assertThat(refused(FILE)).singleElement().satisfies(p -> {
            assertThat(p.what())
                    .isEqualTo(name + ": 'http://aws.example' would send credentials unencrypted to another machine");
            assertThat(p.remedy()).endsWith("or unset " + name);
        });
    }

    @Test
    void aPasswordInAnEndpointIsNotShown() {
        flags.put(Setting.ENDPOINT_URL, "https://me:secret@aws.example");
        environment.put("AWS_ENDPOINT_URL_S3", "https://me:secret@s3.example");
        assertThat(refused(FILE))
                .extracting(Problem::what)
                .containsExactly(
                        "AWS_ENDPOINT_URL_S3: 'https://…@s3.example' has a user in it, which hides the host",
                        "--endpoint-url: endpoint-url: 'https://…@aws.example' has a user in it, which hides the host");
    }

    @Test
    void whereAnotherProgramsServiceIsDoesNotMatter() {
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://dynamodb:8000");
        assertThat(accepted(FILE).origins()).extracting(Origin::setting).containsExactly("ledger");
    }

    @Test
    void whatDecidesWhereACommandWorksIsToldUnlessSomebodyTypedIt() {
        flags.put(Setting.REGION, "eu-west-1");
        environment.put("AWS_ENDPOINT_URL_S3", "https://s3.example");
        Settings settings = accepted(FILE + "profile: prod\nregion: eu-west-2\nendpoint-url: http://[::1]:1\n");
        assertThat(settings.origins())
                .containsExactly(
                        new Origin("asg-bg.yaml", "ledger", "s3://my-bucket/asg-bg"),
                        new Origin("asg-bg.yaml", "profile", "prod"),
                        new Origin("asg-bg.yaml", "endpoint-url", "http://[::1]:1"),
                        new Origin("AWS_ENDPOINT_URL_S3", "endpoint-url", "https://s3.example"));
        assertThat(Origin.sentence(settings.origins()))
                .isEqualTo("settings from asg-bg.yaml: ledger s3://my-bucket/asg-bg, profile prod,"
                        + " endpoint-url http://[::1]:1; from AWS_ENDPOINT_URL_S3: endpoint-url https://s3.example");
    }
}
