package io.github.asgbg.conformance;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.asgbg.aws.client.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one probe saw, as a file that can be shown around: the account's id is replaced everywhere.
 *
 * @param claim the id of the claim
 * @param server {@code aws}, or {@code other} where another server stood in for it
 * @param on the day, as in {@code 2026-11-22}
 * @param failure what kept the probe from its end; empty if nothing did
 * @param seconds how long it took
 */
@JsonPropertyOrder({"claim", "server", "region", "on", "verdict", "facts", "failure", "seconds", "calls"})
public record Recording(
        String claim,
        String server,
        String region,
        String on,
        String verdict,
        Map<String, String> facts,
        String failure,
        long seconds,
        List<Exchange> calls) {
    /** Stands for whichever account was asked. */
    private static final String SOME_ACCOUNT = "123456789012";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public Recording {
        facts = new LinkedHashMap<>(facts);
        calls = List.copyOf(calls);
    }

    /** Where and when something was asked. */
    public record Where(String account, boolean isAws, String region, String on) {}

    static Recording of(ProbeResult result, Where where) {
        return new Recording(
                result.claim().id(),
                where.isAws() ? "aws" : "other",
                where.region(),
                where.on(),
                result.verdict().toString(),
                result.facts(),
                result.failure().map(text -> hidden(text, where)).orElse(""),
                result.took().toSeconds(),
                result.calls().stream().map(call -> hidden(call, where)).toList());
    }

    private static Exchange hidden(Exchange call, Where where) {
        return new Exchange(
                hidden(call.request(), where), hidden(call.sent(), where), call.status(), hidden(call.answer(), where));
    }

    private static String hidden(String text, Where where) {
        return text.replace(where.account(), SOME_ACCOUNT);
    }

    /**
     * Writes what a probe found into a folder, which is made if it is not there.
     *
     * @throws IOException when it cannot be written
     */
    public static Path write(ProbeResult result, Where where, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(result.claim().id() + ".json");
        Files.writeString(file, JSON.writeValueAsString(of(result, where)) + "\n");
        return file;
    }

    /**
     * Reads what was written.
     *
     * @throws IOException when it cannot be read or is no recording
     */
    public static Recording read(Path file) throws IOException {
        return JSON.readValue(Files.readString(file), Recording.class);
    }
}
