package io.github.asgbg.report;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** What a rendering writes. */
public final class Captured {
    private Captured() {}

    public static List<String> lines(List<Event> events, Function<PrintStream, Events> rendering) {
        return text(events, rendering).lines().toList();
    }

    public static String text(List<Event> events, Function<PrintStream, Events> rendering) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Events listener = rendering.apply(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        events.forEach(listener::tell);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
