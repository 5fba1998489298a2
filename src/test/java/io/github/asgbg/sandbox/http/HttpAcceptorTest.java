package io.github.asgbg.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one server behind the API, the load balancer and the machines. */
class HttpAcceptorTest {
    @Test
    void nobodyReachesItFromAnotherMachine() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
        try (HttpAcceptor acceptor = new HttpAcceptor("test", 0, request -> request)) {
            assertThat(acceptor.address().getAddress().isLoopbackAddress()).isTrue();
            for (InetAddress other : others) {
                assertThatThrownBy(() -> new Socket(other, acceptor.address().getPort()))
                        .as(other.toString())
                        .isInstanceOf(IOException.class);
            }
        }
    }
}
