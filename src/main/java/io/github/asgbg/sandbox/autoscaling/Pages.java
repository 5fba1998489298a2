package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages of the sizes that Auto Scaling allows. */
final class Pages {
    private Pages() {}

    /** Cuts the page that a request asks for. */
    static <T> Page<T> of(List<T> all, @Nullable Integer maxRecords, @Nullable String token, int byDefault, int most) {
        int size = Optional.ofNullable(maxRecords).orElse(byDefault);
        if (size < 1 || size > most) {
            throw Requests.invalid("Value '" + size + "' at 'maxRecords' failed to satisfy constraint: "
                    + "Member must have value between 1 and " + most);
        }
        return Page.of(all, size, token);
    }
}
