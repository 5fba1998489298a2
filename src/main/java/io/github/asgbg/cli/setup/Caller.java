package io.github.asgbg.cli.setup;

import io.github.asgbg.model.Printable;
import io.github.asgbg.port.LedgerDocument.Holder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who runs this process, for the person who finds its lease. */
final class Caller {
    private static final int LONGEST = 200;
    private static final Path KERNEL_NAME = Path.of("/proc/sys/kernel/hostname");

    private Caller() {}

    /** {@code command}: as the user typed it. */
    static Holder of(Map<String, String> environment, String command) {
        return new Holder(
                Printable.of(System.getProperty("user.name", "somebody"), LONGEST),
                Printable.of(host(environment), LONGEST),
                Printable.of(command, LONGEST),
                CiJob.url(environment));
    }

    /** Not by the name service, which may take seconds to say that it does not know. */
    private static String host(Map<String, String> environment) {
        return Stream.of("HOSTNAME", "COMPUTERNAME")
                .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElseGet(Caller::kernelName);
    }

    private static String kernelName() {
        try {
            return Files.readString(KERNEL_NAME).strip();
        } catch (IOException notOnThisSystem) {
            return "";
        }
    }
}
