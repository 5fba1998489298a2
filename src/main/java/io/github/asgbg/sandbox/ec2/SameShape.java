package io.github.asgbg.sandbox.ec2;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Copies between two of the SDK's generated classes that name their members alike, as what is requested and what is kept do. */
final class SameShape {
    private SameShape() {}

    /** Copies every member that is set and that the target knows, nested ones too; lists are replaced. */
    static void copy(SdkPojo source, SdkPojo targetBuilder) {
        Map<String, SdkField<?>> targets =
                targetBuilder.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        for (SdkField<?> field : source.sdkFields()) {
            @Nullable SdkField<?> target = targets.get(field.memberName());
            @Nullable Object value = field.getValueOrDefault(source);
            if (target != null && isSet(value)) {
                target.set(targetBuilder, converted(value, target));
            }
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !(value instanceof List<?> list && list.isEmpty());
    }

    private static Object converted(@Nullable Object value, SdkField<?> target) {
        if (value instanceof List<?> list) {
            SdkField<?> member = target.getTrait(ListTrait.class).memberFieldInfo();
            return list.stream().map(item -> converted(item, member)).toList();
        }
        if (value instanceof SdkPojo pojo && target.marshallingType() == MarshallingType.SDK_POJO) {
            SdkPojo builder = target.constructor().get();
            copy(pojo, builder);
            return ((Buildable) builder).build();
        }
        return Objects.requireNonNull(value);
    }
}
