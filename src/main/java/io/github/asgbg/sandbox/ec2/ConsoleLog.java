package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.elbv2.Machines;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a machine writes on its serial console. */
final class ConsoleLog {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ConsoleLog() {}

    static String date(Instant instant) {
        return DATE.format(instant);
    }

    static void booted(Machine machine, Instant now) {
        String host = hostName(machine);
        line(machine, now, "Linux version 6.1.0-sandbox (" + machine.spec.imageId() + ") #1 SMP");
        line(machine, now, "systemd[1]: Set hostname to <" + host + ">.");
        line(machine, now, "cloud-init[1402]: Cloud-init running 'modules:final' on " + machine.spec.instanceType());
        line(
                machine,
                now,
                "bootstrap[1417]: user data " + (machine.spec.userData().isPresent() ? "found" : "is empty"));
    }

    static void readVersion(Machine machine, Instant now, Optional<String> version) {
        line(
                machine,
                now,
                version.map(found -> "bootstrap[1417]: starting the application, version " + found)
                        .orElse("bootstrap[1417]: no version tag was found"));
    }

    static void shutDown(Machine machine, Instant now) {
        line(machine, now, "systemd[1]: Shutting down.");
    }

    /** The log so far, ending with what the application does right now. */
    static String text(Machine machine, Instant now, Machines.Answer answer) {
        StringBuilder text = new StringBuilder();
        machine.console.forEach(line -> append(text, machine, line));
        if (!machine.console.isEmpty() && !machine.isEnding()) {
            append(text, machine, new Machine.ConsoleLine(now, application(answer)));
        }
        return text.toString();
    }

    private static String application(Machines.Answer answer) {
        return answer.statusCode()
                .map(code -> "app[1420]: GET / answered " + code)
                .orElse("app[1420]: GET / is not answered: nothing listens, or nothing answers in time");
    }

    private static void line(Machine machine, Instant now, String text) {
        machine.console.add(new Machine.ConsoleLine(now, text));
    }

    private static void append(StringBuilder text, Machine machine, Machine.ConsoleLine line) {
        double seconds = Duration.between(machine.launched, line.at()).toMillis() / 1000.0;
        text.append(String.format(Locale.ROOT, "[%12.6f] %s\r\n", Math.max(0, seconds), line.text()));
    }

    static String hostName(Machine machine) {
        return "ip-" + machine.privateIp.replace('.', '-') + ".ec2.internal";
    }
}
