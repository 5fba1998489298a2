package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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

/** Reads a document into any of the SDK's generated classes, guided by the members' names in the model. */
final class DocumentReader {
    private DocumentReader() {}

    /** Fills the builder with what its class knows, and builds it. */
    static Object read(JsonNode document, SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode member = document.get(field.memberName());
            if (member != null && !member.isNull()) {
                field.set(builder, value(field, member));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, JsonNode node) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            return read(node, field.constructor().get());
        } else if (type == MarshallingType.LIST) {
            return list(field.getTrait(ListTrait.class), node);
        } else if (type == MarshallingType.MAP) {
            return map(field.getTrait(MapTrait.class), node);
        }
        return scalar(field, type, node);
    }

    private static List<Object> list(ListTrait trait, JsonNode node) {
        List<Object> items = new ArrayList<>();
        node.forEach(item -> items.add(value(trait.memberFieldInfo(), item)));
        return items;
    }

    private static Map<String, Object> map(MapTrait trait, JsonNode node) {
        Map<String, Object> entries = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> entries.put(entry.getKey(), value(trait.valueFieldInfo(), entry.getValue())));
        return entries;
    }

    private static Object scalar(SdkField<?> field, MarshallingType<?> type, JsonNode node) {
        try {
            return parsed(type, node);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new AwsError(
                    400,
                    "SerializationException",
                    "Invalid value '" + node.asText() + "' at '" + field.memberName() + "': a "
                            + type.getTargetClass().getSimpleName() + " was expected");
        }
    }

    private static Object parsed(MarshallingType<?> type, JsonNode node) throws IOException {
        if (type == MarshallingType.STRING) {
            return text(node);
        } else if (type == MarshallingType.BOOLEAN) {
            require(node.isBoolean());
            return node.booleanValue();
        } else if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(node.binaryValue());
        }
        require(node.isNumber());
        return type == MarshallingType.INSTANT ? time(node.decimalValue()) : number(type, node);
    }

    private static String text(JsonNode node) {
        require(node.isTextual());
        return node.textValue();
    }

    /** Whole and fractional types may stand for each other as long as nothing is lost. */
    private static Number number(MarshallingType<?> type, JsonNode node) {
        if (type == MarshallingType.INTEGER) {
            require(node.canConvertToExactIntegral() && node.canConvertToInt());
            return node.intValue();
        } else if (type == MarshallingType.LONG) {
            require(node.canConvertToExactIntegral() && node.canConvertToLong());
            return node.longValue();
        } else if (type == MarshallingType.FLOAT) {
            return node.floatValue();
        }
        return node.doubleValue();
    }

    private static Instant time(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private static void require(boolean isOfTheType) {
        if (!isOfTheType) {
            throw new IllegalArgumentException("of another type");
        }
    }
}
