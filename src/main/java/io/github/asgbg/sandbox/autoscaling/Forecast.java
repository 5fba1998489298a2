package io.github.asgbg.sandbox.autoscaling;

import java.time.Instant;

/** How many instances a group is predicted to need, every hour from now on. */
record Forecast(int capacity, Instant made) {}
