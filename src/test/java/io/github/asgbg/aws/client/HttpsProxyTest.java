package io.github.asgbg.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsProxyTest {
    private static final String AWS = "sts.eu-west-1.amazonaws.com";

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy:3128, 'proxy:3128, which HTTPS_PROXY names'",
        "https_proxy, proxy:3128/, 'proxy:3128, which https_proxy names'",
        "HTTP_PROXY, http://proxy, 'proxy:80, which HTTP_PROXY names'",
        "HTTPS_PROXY, https://proxy, 'proxy:443, which HTTPS_PROXY names'",
        "HTTPS_PROXY, http://me:secret@proxy:1, 'proxy:1, which HTTPS_PROXY names'"
    })
    void theUsualVariablesNameIt(String variable, String address, String words) {
        assertThat(of(Map.of(variable, address)).orElseThrow().words()).isEqualTo(words);
    }

    @Test
    void theOneForEncryptedCallsGoesFirstAndTheJvmsOwnBeforeAll() {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://other", "HTTPS_PROXY", "http://one");
        assertThat(of(environment).orElseThrow().host()).isEqualTo("one");
        Map<String, String> properties = Map.of("https.proxyHost", "jvm", "https.proxyPort", "8080");
        assertThat(HttpsProxy.of(environment, properties).orElseThrow().words())
                .isEqualTo("jvm:8080, which https.proxyHost names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "socks5://proxy:1080", "http://", "not a url", "http://a b"})
    void whatIsNoAddressOfAnHttpProxyCountsAsNotSet(String address) {
        assertThat(of(Map.of("HTTPS_PROXY", address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        AWS + ", false",
        ".amazonaws.com, false",
        "amazonaws.com, false",
        "*.amazonaws.com, false",
        "amazonaws.com:443, false",
        "'example.com, AMAZONAWS.COM', false",
        "*, false",
        "'', true",
        "onaws.com, true",
        "amazonaws.com.evil, true",
        "sts.eu-west-1, true",
        "sts?eu-west-1.amazonaws.com, true"
    })
    void noProxyNamesTheHostsThatAreReachedWithoutIt(String exceptions, boolean isCarried) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy:1", "NO_PROXY", exceptions);
        assertThat(of(environment).orElseThrow().carries(AWS)).isEqualTo(isCarried);
    }

    @Test
    void thePropertyForTheSameIsThatOfTheJvm() {
        Map<String, String> properties = Map.of("https.proxyHost", "jvm", "http.nonProxyHosts", "a.b|*.amazonaws.com");
        HttpsProxy proxy =
                HttpsProxy.of(Map.of("NO_PROXY", "example.com"), properties).orElseThrow();
        assertThat(proxy.carries(AWS)).isFalse();
        assertThat(proxy.carries("example.com")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4566", "http://localhost:1", "http://[::1]:4566", "https://127.9.9.9"})
    void whatIsForThisMachineNeverLeavesIt(String server) {
        HttpsProxy proxy = of(Map.of("HTTPS_PROXY", "http://proxy:1")).orElseThrow();
        assertThat(proxy.towards(URI.create(server))).isSameAs(Proxy.NO_PROXY);
        assertThat(proxy.towards(URI.create("https://" + AWS)).type()).isEqualTo(Proxy.Type.HTTP);
    }

    private static Optional<HttpsProxy> of(Map<String, String> environment) {
        return HttpsProxy.of(environment, Map.of());
    }
}
