package io.github.asgbg.sandbox.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes any of the SDK's generated classes as XML, guided by the wire names that these carry. */
final class ResponseWriter {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Xml xml;

    ResponseWriter(Xml xml) {
        this.xml = xml;
    }

    /** Members that were never set are left out; a list that was set to nothing is an empty element, as AWS writes it. */
    void members(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isSet(value)) {
                member(field.unmarshallLocationName(), field, value);
            }
        }
    }

    private static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private void member(String name, SdkField<?> field, Object value) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            list(name, field.getTrait(ListTrait.class), (List<?>) value);
        } else if (type == MarshallingType.MAP) {
            map(name, field.getTrait(MapTrait.class), (Map<?, ?>) value);
        } else if (value instanceof SdkPojo nested) {
            xml.open(name);
            members(nested);
            xml.close(name);
        } else {
            xml.element(name, text(value));
        }
    }

    private void list(String name, ListTrait trait, List<?> items) {
        String itemName = trait.isFlattened()
                ? name
                : Optional.ofNullable(trait.memberLocationName()).orElse("member");
        wrapped(name, trait.isFlattened(), () -> {
            for (Object item : items) {
                member(itemName, trait.memberFieldInfo(), item);
            }
        });
    }

    private void map(String name, MapTrait trait, Map<?, ?> entries) {
        String entryName = trait.isFlattened() ? name : "entry";
        wrapped(
                name,
                trait.isFlattened(),
                () -> entries.forEach((key, value) -> {
                    xml.open(entryName);
                    xml.element(trait.keyLocationName(), text(key));
                    member(trait.valueLocationName(), trait.valueFieldInfo(), value);
                    xml.close(entryName);
                }));
    }

    private void wrapped(String name, boolean flattened, Runnable content) {
        if (flattened) {
            content.run();
            return;
        }
        xml.open(name);
        content.run();
        xml.close(name);
    }

    private static String text(Object value) {
        if (value instanceof Instant time) {
            return TIMESTAMP.format(time);
        } else if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArray());
        }
        return String.valueOf(value);
    }
}
