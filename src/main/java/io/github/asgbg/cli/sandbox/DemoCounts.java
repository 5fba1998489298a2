package io.github.asgbg.cli.sandbox;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.sandbox.traffic.LoadReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the users of the service noticed of the demo: in the best case, that the version changed. */
record DemoCounts(LoadReport load, Duration deploy, Duration rollback) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SHADES = " .:-=+*#%@";

    /** For people: counts, then a line for each version whose shade shows its share of the answers over time. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%,d requests, %,d failed%s; longest pause between two answers %d ms",
                load.requests(),
                load.failed(),
                load.failures().isEmpty() ? "" : " " + load.failures(),
                load.longestPause().toMillis()));
        lines.add(
                String.format(Locale.ROOT, "deploy took %.1f s, rollback %.1f s", seconds(deploy), seconds(rollback)));
        lines.add("share of each version in the answers, half a second a column:");
        versions().forEach(version -> lines.add(String.format(Locale.ROOT, "%10s |%s|", version, shades(version))));
        return lines;
    }

    private List<String> versions() {
        return new ArrayList<>(load.buckets().stream()
                .flatMap(b -> b.versions().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private String shades(String version) {
        return load.buckets().stream().map(b -> shade(b.share(version))).collect(Collectors.joining());
    }

    private static String shade(double share) {
        int last = SHADES.length() - 1;
        int at = share <= 0 ? 0 : Math.max(1, (int) Math.round(share * last));
        return SHADES.substring(at, at + 1);
    }

    /** For programs: one object. */
    String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("event", "demo-ended");
        json.put("requests", load.requests());
        json.put("failed", load.failed());
        json.put("longestPauseMillis", load.longestPause().toMillis());
        json.put("deploySeconds", seconds(deploy));
        json.put("rollbackSeconds", seconds(rollback));
        ObjectNode answers = json.putObject("answers");
        totals().forEach(answers::put);
        return json.toString();
    }

    private Map<String, Long> totals() {
        return load.buckets().stream()
                .flatMap(b -> b.versions().entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, java.util.TreeMap::new, Collectors.summingLong(Map.Entry::getValue)));
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}
