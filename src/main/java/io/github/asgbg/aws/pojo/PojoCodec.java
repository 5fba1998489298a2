package io.github.asgbg.aws.pojo;

import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.model.Value.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Between the SDK's objects and {@link Value}, by what the SDK itself says of their fields. No member is named here, so that
 * none can be forgotten.
 *
 * <p>Numbers, booleans and times are texts as Java writes them ({@code 5}, {@code 0.5}, {@code true},
 * {@code 2026-03-01T12:00:00Z}), enumerations as AWS does. What is not set is absent, and so is an empty list: the SDK
 * answers an empty list where AWS said nothing.
 */
public final class PojoCodec {
    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.of(
            String.class, text -> text,
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, Double::valueOf,
            Boolean.class, PojoCodec::truth,
            Instant.class, Instant::parse);

    private PojoCodec() {}

    public static Members read(SdkPojo pojo) {
        return read(pojo, name -> true);
    }

    /** Those members alone whose name is wanted. */
    public static Members read(SdkPojo pojo, Predicate<String> isWanted) {
        SortedMap<String, Value> members = new TreeMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            if (isWanted.test(field.memberName())) {
                value(field, field.getValueOrDefault(pojo)).ifPresent(value -> members.put(field.memberName(), value));
            }
        }
        return new Members(members);
    }

    private static Optional<Value> value(SdkField<?> field, @Nullable Object set) {
        if (set == null || (set instanceof List<?> list && list.isEmpty())) {
            return Optional.empty();
        }
        if (set instanceof SdkPojo pojo) {
            return Optional.of(read(pojo));
        }
        if (set instanceof List<?> list) {
            SdkField<?> element = element(field);
            return Optional.of(new Items(
                    list.stream().flatMap(each -> value(element, each).stream()).toList()));
        }
        parser(field, field.memberName());
        return Optional.of(new Text(set.toString()));
    }

    /**
     * Sets members of a request, or of any other object under construction.
     *
     * @throws IllegalArgumentException naming the member that the SDK does not know, or whose value is not of its type
     */
    public static <B extends SdkPojo> B write(Members members, B builder) {
        set(members, builder, "");
        return builder;
    }

    private static void set(Members members, SdkPojo builder, String path) {
        Map<String, SdkField<?>> fields = fields(builder);
        members.members().forEach((name, value) -> {
            SdkField<?> field = fields.get(name);
            if (field == null) {
                throw new IllegalArgumentException("`" + path + name + "` is not known");
            }
            field.set(builder, object(field, value, path + name));
        });
    }

    private static Object object(SdkField<?> field, Value value, String path) {
        if (field.marshallingType() == MarshallingType.LIST) {
            return list(field, value, path);
        }
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return pojo(field, value, path);
        }
        Function<String, Object> parser = parser(field, path);
        if (!(value instanceof Text text)) {
            throw unfit(path, value, field);
        }
        try {
            return parser.apply(text.text());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unfit(path, value, field);
        }
    }

    private static List<Object> list(SdkField<?> field, Value value, String path) {
        if (!(value instanceof Items items)) {
            throw unfit(path, value, field);
        }
        SdkField<?> element = element(field);
        List<Object> objects = new ArrayList<>();
        for (Value each : items.items()) {
            objects.add(object(element, each, path + "[" + objects.size() + "]"));
        }
        return objects;
    }

    private static Object pojo(SdkField<?> field, Value value, String path) {
        if (!(value instanceof Members members)) {
            throw unfit(path, value, field);
        }
        SdkPojo builder = field.constructor().get();
        set(members, builder, path + ".");
        return ((Buildable) builder).build();
    }

    /** The fields by the names of the members. */
    public static Map<String, SdkField<?>> fields(SdkPojo pojo) {
        return pojo.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, field -> field));
    }

    /** The field that describes each element of a list. */
    public static SdkField<?> element(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    private static Function<String, Object> parser(SdkField<?> field, String path) {
        return Optional.ofNullable(PARSERS.get(field.marshallingType().getTargetClass()))
                .orElseThrow(() -> new IllegalArgumentException("`" + path + "` is of a type that is not known"));
    }

    private static Object truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static IllegalArgumentException unfit(String path, Value value, SdkField<?> field) {
        String type = field.marshallingType().getTargetClass().getSimpleName();
        return new IllegalArgumentException("`" + path + "` is `" + value + "`, which is no " + type);
    }
}
