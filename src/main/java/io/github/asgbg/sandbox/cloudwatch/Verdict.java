package io.github.asgbg.sandbox.cloudwatch;

import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * The state that an alarm should have, and why.
 *
 * @param reasonData the same in JSON, if there is any
 * @param value the latest datapoint that decided
 */
record Verdict(StateValue state, String reason, Optional<String> reasonData, OptionalDouble value) {}
