package io.github.asgbg.sandbox.autoscaling;

import static io.github.asgbg.sandbox.autoscaling.PolicyChecks.refuseIf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of metric math in policies: queries for metrics, and expressions over them. */
final class MetricQueries {
    private static final String EXCLUSIVE =
            "The parameters MetricDataQuery Expression and MetricStat are mutually exclusive";

    private MetricQueries() {}

    /** What the API's two classes of queries have in common. */
    record Query(
            String id,
            @Nullable String expression,
            boolean hasMetric,
            @Nullable Boolean returnsData) {}

    /** Checks the queries of one metric, of which one is to be watched. */
    static void check(List<Query> queries, String whenNotOneReturnsData) {
        for (Query query : queries) {
            String id = Requests.required(query.id(), "id");
            refuseIf(!id.matches("[a-z][a-zA-Z0-9_]*"), "The Id " + id + " of a MetricDataQuery is not valid");
            refuseIf(query.expression() != null && query.hasMetric(), EXCLUSIVE + " and you have specified both");
            refuseIf(query.expression() == null && !query.hasMetric(), EXCLUSIVE);
        }
        refuseIf(
                queries.stream().map(Query::id).distinct().count() < queries.size(),
                "The Ids of MetricDataQuery objects must be unique");
        refuseIf(
                queries.stream()
                                .filter(query -> !Boolean.FALSE.equals(query.returnsData()))
                                .count()
                        != 1,
                whenNotOneReturnsData);
    }
}
