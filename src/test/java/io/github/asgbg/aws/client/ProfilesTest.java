package io.github.asgbg.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** System properties stand for the environment: the SDK reads keys from either, before it looks at any profile. */
@Timeout(60)
class ProfilesTest {
    private static final String ELSEWHERE = "AKIDENVIRONMENT";

    @TempDir
    private Path home;

    private final Map<String, String> before = new HashMap<>();
    private final FakeAws fake = new FakeAws();

    @BeforeEach
    void files() throws IOException {
        set("aws.configFile", home.resolve("config").toString());
        set("aws.sharedCredentialsFile", home.resolve("credentials").toString());
        set("aws.accessKeyId", ELSEWHERE);
        set("aws.secretAccessKey", "secret");
        Files.writeString(home.resolve("config"), """
                [profile keys]
                aws_access_key_id = AKIDPROFILE
                aws_secret_access_key = secret
                [profile process]
                credential_process = echo '{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"s"}'
                [profile half]
                role_arn = arn:aws:iam::123456789012:role/deploy
                [profile session]
                login_session = arn:aws:iam::123456789012:user/ada
                [profile code]
                role_arn = arn:aws:iam::123456789012:role/deploy
                source_profile = keys
                mfa_serial = arn:aws:iam::123456789012:mfa/ada
                [profile behind]
                role_arn = arn:aws:iam::123456789012:role/other
                source_profile = code
                """);
    }

    @AfterEach
    void asBefore() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void aProfileThatIsAskedForOutranksKeysInTheEnvironment() {
        assertThat(keyUsedWith("keys", true)).isEqualTo("AKIDPROFILE");
        assertThat(keyUsedWith("process", true)).isEqualTo("AKIDPROCESS");
    }

    @Test
    void keysInTheEnvironmentOutrankAProfileThatOnlyTheEnvironmentNames() {
        assertThat(keyUsedWith("keys", false)).isEqualTo(ELSEWHERE);
        assertThat(keyUsedWith("nobody", false)).isEqualTo(ELSEWHERE);
    }

    @Test
    void withoutKeysInTheEnvironmentTheProfileThatItNamesIsUsed() {
        set("aws.accessKeyId", "");
        set("aws.secretAccessKey", "");
        assertThat(keyUsedWith("keys", false)).isEqualTo("AKIDPROFILE");
        assertUnusable("nobody", false, "there is no profile `nobody`");
    }

    @Test
    void aProfileThatDoesNotExistIsNamedTogetherWithThoseThatDo() {
        CloudException e = assertUnusable("kyes", true, "there is no profile `kyes`");
        assertThat(e.remedy())
                .endsWith("credentials: behind, code, half, keys, process, session")
                .contains(home.toString());
    }

    @Test
    void aRoleThatTakesACodeIsRefusedBeforeAnythingIsAsked() {
        CloudException own = assertUnusable("code", true, "profile `code` assumes its role with a code from ");
        assertThat(own.remedy()).contains("'eval \"$(aws configure export-credentials --profile code --format env)\"'");
        CloudException source = assertUnusable("behind", true, "profile `code` assumes its role with a code from ");
        assertThat(source.remedy()).contains("--profile behind --format env");
        set("aws.accessKeyId", "");
        set("aws.secretAccessKey", "");
        assertUnusable("code", false, "profile `code` assumes its role with a code from ");
    }

    @Test
    void aRoleThatTakesACodeIsRefusedInTheProfileThatNobodyNamed() throws IOException {
        Files.writeString(home.resolve("config"), """
                [default]
                role_arn = arn:aws:iam::123456789012:role/deploy
                source_profile = keys
                mfa_serial = arn:aws:iam::123456789012:mfa/ada
                [profile keys]
                aws_access_key_id = AKIDPROFILE
                aws_secret_access_key = secret
                """);
        cloud(Optional.empty(), false).observe(FetchScope.GROUPS);
        assertThat(keyUsed()).as("keys in the environment outrank it").isEqualTo(ELSEWHERE);
        set("aws.accessKeyId", "");
        set("aws.secretAccessKey", "");
        fake.asked.clear();
        assertThatThrownBy(() -> cloud(Optional.empty(), false).observe(FetchScope.GROUPS))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS);
                    assertThat(e).hasMessageStartingWith("profile `default` assumes its role with a code from ");
                    assertThat(e.remedy()).contains("export-credentials --profile default --format env");
                });
        assertThat(fake.asked).isEmpty();
    }

    /** Source: AWS CLI user guide, "Login for AWS local development using console credentials". */
    @Test
    void whoDidNotLogInIsToldTo() {
        CloudException e = assertUnusable("session", true, "the session of profile `session` gives no credentials: ");
        assertThat(e).message().doesNotContain("class path");
        assertThat(e.remedy()).isEqualTo("log in with 'aws login --profile session'");
    }

    /** A session of 15 minutes is renewed in the file by whoever made it. */
    @Test
    void keysThatAreRenewedInTheFileAreUsedFromTheNextCallOn() throws IOException {
        AwsCloud cloud = cloud("keys", true);
        cloud.observe(FetchScope.GROUPS);
        assertThat(keyUsed()).isEqualTo("AKIDPROFILE");
        Path config = home.resolve("config");
        String text = Files.readString(config);
        Files.writeString(config, "[profile keys\n");
        cloud.observe(FetchScope.GROUPS);
        assertThat(keyUsed()).as("while the file is being written").isEqualTo("AKIDPROFILE");
        Files.writeString(config, text.replace("AKIDPROFILE", "AKIDRENEWED"));
        cloud.observe(FetchScope.GROUPS);
        assertThat(keyUsed()).isEqualTo("AKIDRENEWED");
    }

    @Test
    void aProfileThatIsNotCompleteNeverFallsBackToKeysInTheEnvironment() {
        assertUnusable("half", true, "profile `half` gives no credentials: ");
    }

    @Test
    void aFileThatCannotBeReadIsNoDefect() throws IOException {
        Files.writeString(home.resolve("config"), "[profile keys\n");
        assertUnusable("keys", true, "the profiles cannot be read: ");
    }

    private CloudException assertUnusable(String profile, boolean isExplicit, String message) {
        CloudException[] thrown = new CloudException[1];
        assertThatThrownBy(() -> keyUsedWith(profile, isExplicit)).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.CREDENTIALS);
            assertThat(e).hasMessageStartingWith(message);
            thrown[0] = e;
        });
        assertThat(fake.asked).isEmpty();
        return thrown[0];
    }

    private String keyUsedWith(String profile, boolean isExplicit) {
        AwsCloud cloud = cloud(profile, isExplicit);
        fake.asked.clear();
        cloud.observe(FetchScope.GROUPS);
        return keyUsed();
    }

    private String keyUsed() {
        return fake.asked
                .get(fake.asked.size() - 1)
                .headers()
                .get("Authorization")
                .replaceAll(".*Credential=(\\w+)/.*", "$1");
    }

    private AwsCloud cloud(String profile, boolean isExplicit) {
        return cloud(Optional.of(profile), isExplicit);
    }

    private AwsCloud cloud(Optional<String> profile, boolean isExplicit) {
        fake.result(
                "DescribeAutoScalingGroups", "<AutoScalingGroups>" + group("a") + group("b") + "</AutoScalingGroups>");
        Connection connection = new Connection(profile, isExplicit, Optional.of("eu-west-1"), Optional.empty());
        return new AwsCloud(new AwsClients(connection, fake), "a", "b", "v", new FakeClock());
    }

    private static String group(String name) {
        return "<member><AutoScalingGroupName>" + name + "</AutoScalingGroupName><MinSize>0</MinSize>"
                + "<MaxSize>0</MaxSize><DesiredCapacity>0</DesiredCapacity></member>";
    }

    private void set(String name, String value) {
        before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)).orElse(""));
        if (value.isEmpty()) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}
