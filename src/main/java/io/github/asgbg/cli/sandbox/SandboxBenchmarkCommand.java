package io.github.asgbg.cli.sandbox;

import io.github.asgbg.cli.setup.Shell;
import io.github.asgbg.sandbox.Sandbox;
import io.github.asgbg.sandbox.SandboxBuilder;
import io.github.asgbg.sandbox.traffic.LoadGenerator;
import io.github.asgbg.sandbox.traffic.LoadReport;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints what releases cost. */
@Command(
        name = "benchmark",
        description =
                "Measures releases of 2, 20 and 200 instances in virtual time, each instance healthy about 37 s after"
                        + " its launch and each API call 50 ms long; then what the sandbox itself can carry.",
        footer = {"", "Examples:", "  asg-bg sandbox benchmark", "  asg-bg sandbox benchmark | tee benchmark.txt"})
public final class SandboxBenchmarkCommand implements Callable<Integer> {
    private static final int[] SIZES = {2, 20, 200};
    private static final int CLIENTS = 8;
    private static final Duration LOAD = Duration.ofSeconds(3);
    private static final Duration RELEASES = Duration.ofSeconds(10);

    private final Shell shell;

    public SandboxBenchmarkCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Rehearsal.useMadeUpCredentials();
        say("%-10s %-9s %6s %9s %8s %9s", "instances", "command", "calls", "took", "added", "overlap");
        for (int size : SIZES) {
            releases(Integer.toString(size), Sandbox.builder().instances(size));
        }
        say("20 instances that 4 policies, an alarm and 2 scheduled actions scale:");
        releases("20", Sandbox.builder().instances(20).scaling(4, 2));
        say("20 instances that 50 policies with 47 alarms and 125 scheduled actions scale:");
        releases("20", Sandbox.builder().instances(20).scaling(50, 125));
        say("");
        say("the load balancer carries %,.0f requests a second (%d clients)", carried(), CLIENTS);
        say("%.0f simulated releases a minute (deploy and rollback of 2 instances)", aMinute());
        return 0;
    }

    private void releases(String instances, SandboxBuilder builder) {
        try (Bench bench = new Bench(builder)) {
            row(instances, "deploy", bench.deploy("v2"));
            row(instances, "rollback", bench.rollback());
            row(instances, "deploy", bench.deploy("v3"));
            row(instances, "finalize", bench.finalizeRelease());
        }
    }

    private void row(String instances, String command, Bench.Measure measure) {
        say(
                "%-10s %-9s %6d %7.1f s %6.1f s %9s",
                instances,
                command,
                measure.summary().totalCalls(),
                seconds(measure.summary().took()),
                seconds(measure.added()),
                measure.summary()
                        .overlap()
                        .map(o -> String.format(Locale.ROOT, "%.1f s", seconds(o)))
                        .orElse("-"));
    }

    private double carried() {
        try (Sandbox sandbox = Sandbox.builder().speed(1).start();
                LoadGenerator load = LoadGenerator.start(sandbox.loadBalancer(), CLIENTS, LOAD)) {
            shell.interrupts().await(LOAD);
            LoadReport report = load.stop();
            return report.rate();
        }
    }

    private double aMinute() {
        long end = System.nanoTime() + RELEASES.toNanos();
        int releases = 0;
        try (Bench bench = new Bench(2)) {
            while (System.nanoTime() < end) {
                bench.deploy("v" + releases + "-next");
                bench.rollback();
                releases++;
            }
        }
        return releases * 60.0 / RELEASES.toSeconds();
    }

    private void say(String format, Object... values) {
        shell.out().println(String.format(Locale.ROOT, format, values));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
