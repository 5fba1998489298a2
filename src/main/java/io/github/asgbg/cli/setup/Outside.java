package io.github.asgbg.cli.setup;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.port.Timer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a command reaches outside its own process: AWS, time, and another process. */
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

        @Override
        public Successor successor(List<String> arguments, Path log) throws IOException {
            return Successor.start(arguments, log);
        }
    };

    /** Clients for one command, which closes them. */
    AwsClients clients(Connection connection);

    /** Time whose pauses end early when a signal comes. */
    Timer timer(Interrupts interrupts);

    /**
     * A process that does something when this one is no more.
     *
     * @param arguments what is typed to have it done, without the program's name
     * @param log where it says what it did
     * @throws IOException when there cannot be one
     */
    Successor successor(List<String> arguments, Path log) throws IOException;
}
