package io.github.asgbg.sandbox.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Reads parameters into any of the SDK's generated classes, guided by the wire names that these carry. */
final class RequestReader {
    private RequestReader() {}

    /** Fills the builder with the parameters that its class knows, and builds it; unknown ones are ignored, as AWS does. */
    static Object read(Parameters parameters, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            parameters.child(field.locationName()).ifPresent(node -> field.set(builder, value(field, node)));
        }
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, Parameters node) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return read(node, field.constructor().get());
        } else if (type == MarshallingType.LIST) {
            return list(field.getTrait(ListTrait.class), node);
        } else if (type == MarshallingType.MAP) {
            return map(field.getTrait(MapTrait.class), node);
        }
        return scalar(field, type, node.value().orElse(""));
    }

    private static List<Object> list(ListTrait trait, Parameters node) {
        List<Object> items = new ArrayList<>();
        for (Parameters item : node.items()) {
            items.add(value(trait.memberFieldInfo(), item));
        }
        return items;
    }

    private static Map<String, Object> map(MapTrait trait, Parameters node) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Parameters entry : node.items()) {
            String key = entry.value(trait.keyLocationName()).orElse("");
            entry.child(trait.valueLocationName())
                    .ifPresent(value -> entries.put(key, value(trait.valueFieldInfo(), value)));
        }
        return entries;
    }

    private static Object scalar(SdkField<?> field, MarshallingType<?> type, String text) {
        try {
            return parsed(type, text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new AwsError(
                    400,
                    "MalformedInput",
                    "Invalid value '" + text + "' at '" + field.locationName() + "': a "
                            + type.getTargetClass().getSimpleName() + " was expected");
        }
    }

    private static Object parsed(MarshallingType<?> type, String text) {
        if (type == MarshallingType.INTEGER) {
            return Integer.valueOf(text);
        } else if (type == MarshallingType.LONG) {
            return Long.valueOf(text);
        } else if (type == MarshallingType.SHORT) {
            return Short.valueOf(text);
        } else if (type == MarshallingType.DOUBLE) {
            return Double.valueOf(text);
        } else if (type == MarshallingType.FLOAT) {
            return Float.valueOf(text);
        } else if (type == MarshallingType.BIG_DECIMAL) {
            return new BigDecimal(text);
        } else if (type == MarshallingType.BOOLEAN) {
            return bool(text);
        } else if (type == MarshallingType.INSTANT) {
            return OffsetDateTime.parse(text).toInstant();
        } else if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(text));
        }
        return text;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
