package io.github.asgbg.model;

import java.time.Instant;

/**
 * A scaling activity that failed or was cancelled: the only place where AWS tells that a launch did not work.
 *
 * @param zone the Availability Zone that AWS tried; empty where it does not say
 */
public record Activity(
        String id, Colour group, Instant start, String description, String cause, String message, String zone) {}
