package io.github.asgbg.sandbox.cloudwatch;

import java.util.List;

/** Something that reports metrics once a minute, as the services of AWS do. */
@FunctionalInterface
public interface MetricSource {
    /** What happened in the minute that ends now; asked inside the world's lock. */
    List<Datum> lastMinute();
}
