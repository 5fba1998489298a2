package io.github.asgbg.sandbox.wire;

import java.util.List;
import java.util.Optional;

/** Members of a request that AWS has added since the SDK in use was made, so that its request class lacks them. */
public interface Newer {
    /** A member of the request, if it was given. */
    Optional<String> value(String name);

    /** The items of a list, none if it was not given. */
    List<? extends Newer> items(String name);

    /** This item itself, where the list is one of plain texts. */
    Optional<String> value();
}
