package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Writes any of the SDK's generated classes as a document, guided by the members' names in the model. */
final class DocumentWriter {
    private final DocumentFormat format;
    private final JsonGenerator generator;

    DocumentWriter(DocumentFormat format, JsonGenerator generator) {
        this.format = format;
        this.generator = generator;
    }

    /** Members that were never set are left out. */
    void structure(SdkPojo pojo) throws IOException {
        generator.writeStartObject();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            if (isSet(value)) {
                generator.writeFieldName(field.memberName());
                value(value);
            }
        }
        generator.writeEndObject();
    }

    private static boolean isSet(Object value) {
        return value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap);
    }

    private void value(Object value) throws IOException {
        if (value instanceof SdkPojo nested) {
            structure(nested);
        } else if (value instanceof List<?> items) {
            list(items);
        } else if (value instanceof Map<?, ?> entries) {
            map(entries);
        } else {
            scalar(value);
        }
    }

    private void list(List<?> items) throws IOException {
        generator.writeStartArray();
        for (Object item : items) {
            value(item);
        }
        generator.writeEndArray();
    }

    private void map(Map<?, ?> entries) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            generator.writeFieldName(String.valueOf(entry.getKey()));
            value(entry.getValue());
        }
        generator.writeEndObject();
    }

    private void scalar(Object value) throws IOException {
        if (value instanceof Instant time) {
            format.writeTime(generator, time);
        } else if (value instanceof SdkBytes bytes) {
            generator.writeBinary(bytes.asByteArray());
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else if (value instanceof Float number) {
            generator.writeNumber(number);
        } else if (value instanceof Number number) {
            generator.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else {
            generator.writeString(XmlText.carried(String.valueOf(value)));
        }
    }
}
