package io.github.asgbg.model;

import java.time.Duration;

/**
 * A lifecycle hook that holds instances during their launch. Source: Auto Scaling API reference, LifecycleHook.
 *
 * @param timeout how long it holds one before AWS takes the default result, unless somebody asks for more time
 */
public record LaunchHook(String name, Duration timeout) {}
