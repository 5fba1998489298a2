package io.github.asgbg.port;

/** Somebody to tell. Must not throw and must not block for long. */
@FunctionalInterface
public interface Events {
    void tell(Event event);
}
