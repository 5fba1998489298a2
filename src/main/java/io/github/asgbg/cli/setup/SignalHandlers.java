package io.github.asgbg.cli.setup;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own way to hear of signals, {@code sun.misc.Signal} of the module jdk.unsupported. The compiler warns of its name,
 * so it is reached by reflection. A signal that the process was started to ignore, as by {@code nohup}, stays ignored.
 */
final class SignalHandlers {
    private SignalHandlers() {}

    /** Has every signal told to {@code told}, instead of ending the JVM. Returns whether this JVM can do so. */
    static boolean install(Consumer<Signal> told) {
        boolean isHeard = true;
        for (Signal signal : Signal.values()) {
            boolean isInstalled = install(signal, () -> told.accept(signal));
            isHeard &= isInstalled || signal == Signal.HUP; // which Windows does not have
        }
        return isHeard;
    }

    private static boolean install(Signal signal, Runnable onSignal) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    SignalHandlers.class.getClassLoader(), new Class<?>[] {handlerType}, handler(onSignal));
            type.getMethod("handle", type, handlerType)
                    .invoke(null, type.getConstructor(String.class).newInstance(signal.name()), handler);
            return true;
        } catch (ReflectiveOperationException | LinkageError notHere) {
            return false;
        }
    }

    private static InvocationHandler handler(Runnable onSignal) {
        return (self, method, arguments) -> answer(self, method, arguments, onSignal);
    }

    private static @Nullable Object answer(
            Object self, Method method, @Nullable Object @Nullable [] arguments, Runnable onSignal) {
        return switch (method.getName()) {
            case "handle" -> {
                onSignal.run();
                yield null;
            }
            case "equals" -> arguments != null && self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "tells of a signal";
        };
    }
}
