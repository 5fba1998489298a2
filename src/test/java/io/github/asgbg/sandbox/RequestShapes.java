package io.github.asgbg.sandbox;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** The members of a request class of the SDK, as the parameters of a Query request. */
final class RequestShapes {
    private static final int DEEPEST = 4;

    private RequestShapes() {}

    /**
     * One parameter that a request may have.
     *
     * @param path as in {@code Actions.1.ForwardConfig.TargetGroups.1.Weight}
     * @param name the member's name, the last one in the path
     */
    record Parameter(String path, String name) {}

    /** All parameters of the operation, down to a reasonable depth; lists with one item. */
    static List<Parameter> of(String modelPackage, String operation) {
        List<Parameter> all = new ArrayList<>();
        collect(builder(modelPackage + "." + operation + "Request"), "", 0, all);
        return all;
    }

    /** The members of a request class themselves. */
    static List<SdkField<?>> members(String className) {
        return builder(className).sdkFields();
    }

    private static SdkPojo builder(String className) {
        try {
            return (SdkPojo) Class.forName(className.replace("SSL", "Ssl"))
                    .getMethod("builder")
                    .invoke(null);
        } catch (ReflectiveOperationException noSuchRequest) {
            throw new LinkageError("no request class " + className, noSuchRequest);
        }
    }

    private static void collect(SdkPojo pojo, String prefix, int depth, List<Parameter> all) {
        for (SdkField<?> field : pojo.sdkFields()) {
            collect(field, prefix + field.locationName(), field.locationName(), depth, all);
        }
    }

    private static void collect(SdkField<?> field, String path, String name, int depth, List<Parameter> all) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.SDK_POJO) {
            if (depth < DEEPEST) {
                collect(field.constructor().get(), path + ".", depth + 1, all);
            }
        } else if (type == MarshallingType.LIST) {
            all.add(new Parameter(path, name));
            collect(field.getTrait(ListTrait.class).memberFieldInfo(), path + ".1", name, depth, all);
        } else if (type == MarshallingType.MAP) {
            MapTrait map = field.getTrait(MapTrait.class);
            all.add(new Parameter(path + ".1." + map.keyLocationName(), name));
        } else {
            all.add(new Parameter(path, name));
        }
    }
}
