package io.github.asgbg.simulation;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What commands tell, recorded from runs of the engine against a simulated account in virtual time. Seed and clock are
 * fixed, so that every recording is the same, ids and times included.
 */
public final class Recordings {
    private static final long SEED = 11;
    private static final Map<String, List<Event>> MADE = new ConcurrentHashMap<>();

    private Recordings() {}

    /** Three instances a group; ends in soak. */
    public static List<Event> deploy() {
        return once("deploy", () -> {
            Scene scene = new Scene(3);
            return scene.tell(operator -> operator.deploy("v2"));
        });
    }

    /** The same with instances that take three times as long to boot. */
    public static List<Event> slowDeploy() {
        return once("slow deploy", () -> {
            Scene scene = new Scene(3);
            return scene.tell(operator -> operator.deploy("v2-slow"));
        });
    }

    /** More instances than a terminal has lines. */
    public static List<Event> largeDeploy() {
        return once("large deploy", () -> {
            Scene scene = new Scene(40);
            return scene.tell(operator -> operator.deploy("v2"));
        });
    }

    /** With settings that nobody here knows, of an alarm and of a policy, and whose loss is accepted; ends in soak. */
    public static List<Event> acceptingDeploy() {
        return once("accepting deploy", () -> {
            Scene scene = new Scene(2);
            ScalingFixtures.few(scene.account);
            return scene.tell(operator -> {
                UnknownSettings.onAlarm(operator, UnknownSettings.ALARM);
                UnknownSettings.onPolicy(operator, scene.account.sandbox.blueGroup(), "cpu");
                return operator.deployAccepting("v2", UnknownSettings.OF_ALARM, UnknownSettings.OF_POLICY);
            });
        });
    }

    /** The new version fails its health checks; everything is put back. */
    public static List<Event> failedDeploy() {
        return once("failed deploy", () -> {
            Scene scene = new Scene(2);
            return scene.tell(operator -> operator.deploy("v2-sick"));
        });
    }

    /** From the soak. */
    public static List<Event> rollback() {
        return once("rollback", () -> {
            Scene scene = new Scene(3);
            scene.tell(operator -> operator.deploy("v2"));
            return scene.tell(Operator::rollback);
        });
    }

    /** Of a release in soak. */
    public static List<Event> finalizing() {
        return once("finalizing", () -> {
            Scene scene = new Scene(3);
            scene.tell(operator -> operator.deploy("v2"));
            return scene.tell(Operator::finalizeRelease);
        });
    }

    /** Behind the lease of a process that was killed, with AWS refusing now and then, and stopped by its user. */
    public static List<Event> interruptedRollback() {
        return once("interrupted rollback", () -> {
            Scene scene = new Scene(2);
            scene.killed("v2");
            return scene.interrupted();
        });
    }

    private static List<Event> once(String name, Supplier<List<Event>> run) {
        return MADE.computeIfAbsent(name, key -> run.get());
    }

    /** A command to be run. */
    private interface Command {
        Object run(Operator operator);
    }

    /** One account and those who work on it, one after another. */
    private static final class Scene {
        private static final int DEADLY_REQUEST = 30;

        private final Account account;

        Scene(int instances) {
            account = new Account(SEED, instances);
        }

        List<Event> tell(Command command) {
            Operator operator = new Operator(account, timer(() -> false), "ada");
            Object outcome = command.run(operator);
            return events(operator, outcome);
        }

        void killed(String version) {
            Operator operator = new Operator(account, timer(() -> false), "ada");
            operator.wire.killAt(DEADLY_REQUEST, true);
            try {
                Object outcome = operator.deploy(version);
                throw new IllegalStateException("nobody was killed: " + outcome);
            } catch (Wire.Killed death) {
                account.pass(Duration.ofSeconds(3));
            }
        }

        List<Event> interrupted() {
            Asked asked = new Asked();
            Operator operator = new Operator(account, timer(asked), "bob");
            asked.operator = List.of(operator);
            operator.wire.throttle(15, SEED);
            Object outcome = operator.rollback();
            return events(operator, outcome);
        }

        private static List<Event> events(Operator operator, Object outcome) {
            List<Event> events = operator.events();
            if (!(events.get(events.size() - 1) instanceof Event.Ended)) {
                throw new IllegalStateException("a recording must have an end: " + outcome);
            }
            return events;
        }

        private Timer timer(BooleanSupplier isStopped) {
            return new Stoppable(new WorldTimer(account.sandbox.world(), () -> {}), isStopped);
        }
    }

    /** The user asks to stop when the command has asked AWS for something. */
    private static final class Asked implements BooleanSupplier {
        private List<Operator> operator = List.of();

        @Override
        public boolean getAsBoolean() {
            return operator.stream().anyMatch(o -> !o.asked().isEmpty());
        }
    }

    /** A timer whose user may ask to stop. */
    private record Stoppable(Timer timer, BooleanSupplier isStopped) implements Timer {
        @Override
        public Instant now() {
            return timer.now();
        }

        @Override
        public Duration elapsed() {
            return timer.elapsed();
        }

        @Override
        public void pause(Duration duration) {
            timer.pause(duration);
        }

        @Override
        public int interruptions() {
            return isStopped.getAsBoolean() ? 1 : 0;
        }
    }
}
