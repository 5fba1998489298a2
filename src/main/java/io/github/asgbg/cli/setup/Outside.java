package io.github.asgbg.cli.setup;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.port.Timer;

/** What a command reaches outside its own process: AWS, and time. */
public interface Outside {
    /** AWS over the network, and real time. */
    Outside REAL = new Outside() {
        @Override
        public AwsClients clients(Connection connection) {
            return new AwsClients(connection);
        }

        @Override
        public Timer timer(Interrupts interrupts) {
            return new SystemTimer(interrupts);
        }
    };

    /** Clients for one command, which closes them. */
    AwsClients clients(Connection connection);

    /** Time whose pauses end early when a signal comes. */
    Timer timer(Interrupts interrupts);
}
