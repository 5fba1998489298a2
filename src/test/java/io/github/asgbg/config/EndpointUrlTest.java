package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1",
                "http://127.0.0.1:4566/",
                "http://127.255.255.254:1",
                "http://localhost:4566",
                "HTTP://LOCALHOST",
                "http://[::1]:4566",
                "http://[0:0:0:0:0:0:0:1]",
                "https://aws.example",
                "https://vpce-1.s3.eu-west-1.vpce.amazonaws.com/path",
                "HTTPS://8.8.8.8:8443"
            })
    void whatIsEncryptedOrStaysOnThisMachineMayBeAsked(String url) {
        assertThat(EndpointUrl.objection(url)).isEmpty();
        assertThat(EndpointUrl.of(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil",
                "http://8.8.8.8",
                "http://10.0.0.1:4566",
                "http://0.0.0.0",
                "http://[::]",
                "http://[::ffff:8.8.8.8]",
                "http://[::ffff:127.0.0.1]",
                "http://[::1%25eth0]",
                "http://127.0.0.1.evil.com",
                "http://evil.localhost",
                "http://localhost.",
                "http://localhost.evil.com",
                "http://2130706433",
                "http://0177.0.0.1",
                "http://0x7f.0.0.1",
                "http://127.1",
                "http://127.0.0.01",
                "http://127.0.0.256",
                "http://127.0.0.1.",
                "http://LOCALHOST\u0131"
            })
    void plainHttpGoesToNoHostThatAProgramMightReadAsAnother(String url) {
        assertThat(EndpointUrl.objection(url)).as(url).isPresent();
        assertThat(EndpointUrl.of(url)).as(url).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost@evil/",
                "http://127.0.0.1:4566@evil",
                "https://user:secret@aws.example",
                "https://@aws.example",
                "https://aws.example?to=evil",
                "https://aws.example#evil",
                "http://127.0.0.1#@evil",
                "http://127.0.0.1\\@evil",
                "https://aws.example:0",
                "https://aws.example:65536",
                "https://",
                "https:///path",
                "https://a_b",
                "ftp://127.0.0.1",
                "file:///etc/passwd",
                "127.0.0.1:4566",
                "localhost",
                "",
                "https://aws.example\nx"
            })
    void whatHidesItsHostOrIsNoAddressIsRefusedEncryptedOrNot(String url) {
        assertThat(EndpointUrl.objection(url)).as(url).isPresent();
        assertThat(EndpointUrl.of(url)).as(url).isEmpty();
    }

    @Test
    void theObjectionSaysWhatIsWrong() {
        assertThat(EndpointUrl.objection("http://evil"))
                .contains("would send credentials unencrypted to another machine");
        assertThat(EndpointUrl.objection("http://localhost@evil")).contains("has a user in it, which hides the host");
        assertThat(EndpointUrl.objection("nowhere")).contains("is no endpoint");
    }
}
