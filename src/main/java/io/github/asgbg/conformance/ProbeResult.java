package io.github.asgbg.conformance;

import io.github.asgbg.aws.client.Exchange;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an account answered to a probe.
 *
 * @param facts what was seen, in the order in which it was seen
 * @param failure what kept the probe from its end, in AWS's words
 * @param calls the raw calls and answers
 */
public record ProbeResult(
        Claim claim, Map<String, String> facts, Optional<String> failure, List<Exchange> calls, Duration took) {
    /** How a claim fares. */
    public enum Verdict {
        HOLDS,
        DIFFERS,
        /** The probe did not come to its end, so nothing is known. */
        UNKNOWN
    }

    public ProbeResult {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        calls = List.copyOf(calls);
    }

    public Verdict verdict() {
        if (!differences().isEmpty()) {
            return Verdict.DIFFERS;
        }
        boolean isComplete =
                failure.isEmpty() && facts.keySet().containsAll(claim.expected().keySet());
        return isComplete ? Verdict.HOLDS : Verdict.UNKNOWN;
    }

    /** The facts that were seen otherwise than expected, by name. */
    public List<String> differences() {
        return claim.expected().entrySet().stream()
                .filter(one -> facts.containsKey(one.getKey()))
                .filter(one -> !one.getValue().equals(facts.get(one.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
