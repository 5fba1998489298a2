package io.github.asgbg.sandbox.wire;

import software.amazon.awssdk.core.SdkPojo;

/** The members of a request, whatever format they came in. */
interface Members extends Newer {
    /** Fills the builder with the members that its class knows, and builds it; unknown ones are ignored, as AWS does. */
    Object into(SdkPojo builder);

    /** Whether the member at the end of this path, dots between, is there and neither {@code false} nor empty. */
    boolean asksFor(String path);
}
