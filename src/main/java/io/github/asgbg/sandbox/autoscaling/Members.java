package io.github.asgbg.sandbox.autoscaling;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Copies between the SDK's generated classes what has the same name in both. */
final class Members {
    private Members() {}

    /** Sets on the builder every member that was given; what was left out stays as it was. */
    static void copy(SdkPojo from, SdkPojo builder, Set<String> except) {
        Map<String, SdkField<?>> known = new HashMap<>();
        builder.sdkFields().forEach(field -> known.put(field.memberName(), field));
        for (SdkField<?> field : from.sdkFields()) {
            Object value = field.getValueOrDefault(from);
            SdkField<?> same = known.get(field.memberName());
            if (same != null && isGiven(value) && !except.contains(field.memberName())) {
                same.set(builder, value);
            }
        }
    }

    /** A list without elements says nothing: it is what Describe operations show where there is none. */
    static boolean isGiven(@Nullable Object value) {
        return value != null && !(value instanceof Collection<?> items && items.isEmpty());
    }
}
