package io.github.asgbg.sandbox.wire;

import java.util.Map;

/**
 * What the newer protocols call a service.
 *
 * @param name the service's shape, which requests name
 * @param namespace the namespace of the model's shapes
 * @param errorShapes the shapes of errors by their codes in the Query protocol, where the two differ
 */
public record SmithyService(String name, String namespace, Map<String, String> errorShapes) {
    String errorShape(String queryCode) {
        return namespace + "#" + errorShapes.getOrDefault(queryCode, queryCode);
    }
}
