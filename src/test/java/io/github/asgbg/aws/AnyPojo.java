package io.github.asgbg.aws;

import io.github.asgbg.aws.pojo.PojoCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.Buildable;

/** Objects of the SDK with arbitrary members set to arbitrary values, the same ones for the same seed. */
public final class AnyPojo {
    private static final List<String> TEXTS =
            List.of("a", "ünïcode \u2603", "with \"quotes\" & <tags>", "arn:aws:x:y:z", "5", "true", " ");

    private final SplittableRandom random;
    private final List<String> texts;

    public AnyPojo(long seed) {
        this(seed, List.of());
    }

    /** Some texts are among these. */
    public AnyPojo(long seed, List<String> telling) {
        random = new SplittableRandom(seed);
        texts = Stream.concat(TEXTS.stream(), telling.stream()).toList();
    }

    /** Fills an object under construction; each member is left out now and then. */
    public <B extends SdkPojo> B fill(B builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            if (random.nextInt(8) > 0) {
                field.set(builder, value(field));
            }
        }
        return builder;
    }

    private Object value(SdkField<?> field) {
        Class<?> type = field.marshallingType().getTargetClass();
        if (type == List.class) {
            return list(PojoCodec.element(field));
        }
        if (type == SdkPojo.class) {
            return ((Buildable) fill(field.constructor().get())).build();
        }
        return scalar(type, field.memberName());
    }

    private List<Object> list(SdkField<?> element) {
        List<Object> list = new ArrayList<>();
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            list.add(value(element));
        }
        return list;
    }

    private Object scalar(Class<?> type, String member) {
        return switch (type.getSimpleName()) {
            case "String" -> texts.get(random.nextInt(texts.size()));
            case "Integer" -> random.nextInt();
            case "Double" -> random.nextDouble(-1e9, 1e9);
            case "Boolean" -> random.nextBoolean();
            case "Instant" -> Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
            default -> throw new AssertionError(member + " is a " + type);
        };
    }
}
