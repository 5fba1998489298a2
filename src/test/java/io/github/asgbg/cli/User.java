package io.github.asgbg.cli;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.client.Connection;
import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.cli.setup.Outside;
import io.github.asgbg.cli.setup.SafeStream;
import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.cli.setup.Signal;
import io.github.asgbg.cli.setup.Successor;
import io.github.asgbg.cli.setup.Successors;
import io.github.asgbg.port.Timer;
import io.github.asgbg.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;

/** Somebody who types whole commands and reads what they say; they run in this process, on a simulated AWS in virtual time. */
final class User implements Outside, AutoCloseable {
    final Sandbox sandbox;
    final Map<String, String> environment = new LinkedHashMap<>();
    final Path directory;
    final Crossing crossing = new Crossing();
    private final List<Moment> moments = new ArrayList<>();
    private final List<AwsClients> connected = new ArrayList<>();
    private Interrupts interrupts = new Interrupts(System.err, code -> {});
    private Runnable passing = () -> {};
    final List<List<String>> succession = new ArrayList<>();
    final ByteArrayOutputStream lastWords = new ByteArrayOutputStream();
    private InputStream in = InputStream.nullInputStream();
    private boolean isAtTerminal;

    /** What a command said, and how it ended. */
    record Said(int code, String out, String err) {
        Said endsWith(int expected) {
            Assertions.assertThat(code).as(out + err).isEqualTo(expected);
            return this;
        }

        /** The four lines on standard error, after which at most the time is told. */
        List<String> complaint() {
            List<String> lines = err.lines().toList();
            Assertions.assertThat(lines).as(err).hasSizeBetween(4, 5);
            Assertions.assertThat(lines.stream().skip(4)).allMatch(l -> l.startsWith("ended "));
            Assertions.assertThat(out).as("standard output").isEmpty();
            return lines.subList(0, 4);
        }
    }

    /** Something that happens once, as soon as an operation has been asked for. */
    private record Moment(String operation, Runnable happens) {}

    User(Sandbox sandbox) {
        System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
        System.setProperty("aws.secretAccessKey", "example");
        this.sandbox = sandbox;
        try {
            this.directory = Files.createTempDirectory("asg-bg-user");
            Files.writeString(directory.resolve("asg-bg.yaml"), settings());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    /** The owner of the account, who goes past the program. */
    static AwsClients owner(Sandbox sandbox) {
        return new AwsClients(
                new Connection(
                        Optional.empty(), Optional.of(sandbox.region()), Optional.of(URI.create("http://127.0.0.1"))),
                sandbox.httpClient());
    }

    /** With v1 in service on two instances. */
    static User withService() {
        return new User(Sandbox.builder().instances(2).start());
    }

    private String settings() {
        return String.join(
                "\n",
                "service: " + sandbox.service(),
                "groups:",
                "  blue: " + sandbox.blueGroup(),
                "  green: " + sandbox.greenGroup(),
                "ledger: s3://" + sandbox.bucket() + "/asg-bg",
                "region: " + sandbox.region(),
                "endpoint-url: http://127.0.0.1",
                "");
    }

    /** From now on somebody sits at a terminal, who types this when asked. */
    User atTerminal(String typed) {
        typesWith(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** From now on somebody sits at a terminal, whose keyboard this is. */
    void typesWith(InputStream keyboard) {
        isAtTerminal = true;
        in = keyboard;
    }

    /** Has something happen once, right after a command has asked AWS for an operation. */
    void whenAsked(String operation, Runnable happens) {
        moments.add(new Moment(operation, happens));
    }

    /** Has something happen between any two moments in which a command does something. */
    void meanwhile(Runnable happens) {
        passing = happens;
    }

    void signal(Signal signal) {
        interrupts.arrive(signal);
    }

    /** Runs one command as a process of its own. */
    Said types(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        crossing.forget();
        SafeStream errors = new SafeStream(err, StandardCharsets.UTF_8);
        interrupts = new Interrupts(errors, code -> {
            throw new IllegalStateException("halted with " + code);
        });
        SafeStream results = new SafeStream(out, StandardCharsets.UTF_8);
        Shell shell = new Shell(in, results, errors, environment, directory, () -> isAtTerminal, interrupts, this);
        int code = Program.run(words, shell);
        interrupts.finish();
        results.flush();
        errors.flush();
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Somebody else runs a command meanwhile, which must succeed. */
    void meanwhileTypes(String... words) {
        Interrupts mine = interrupts;
        types(words).endsWith(0);
        interrupts = mine;
    }

    /** How many commands have asked anything of AWS. */
    int connections() {
        return connected.size();
    }

    @Override
    public AwsClients clients(Connection connection) {
        AwsClients clients = new AwsClients(connection, sandbox.httpClient((request, onward) -> {
            try {
                return crossing.answer(request, onward);
            } finally {
                pass();
            }
        }));
        connected.add(clients);
        return clients;
    }

    @Override
    public Successor successor(List<String> arguments, Path log) {
        succession.add(arguments);
        return Successors.writingTo(lastWords);
    }

    @Override
    public Timer timer(Interrupts stopping) {
        return new UserTimer(sandbox.world(), stopping, this::pass);
    }

    private void pass() {
        passing.run();
        List<Moment> due = moments.stream()
                .filter(m -> crossing.asked().contains(m.operation()))
                .toList();
        moments.removeAll(due);
        due.forEach(m -> m.happens().run());
    }

    @Override
    public void close() {
        sandbox.close();
        try {
            Files.deleteIfExists(directory.resolve("asg-bg.yaml"));
            Files.deleteIfExists(directory);
        } catch (IOException stays) {
            directory.toFile().deleteOnExit();
        }
    }
}
