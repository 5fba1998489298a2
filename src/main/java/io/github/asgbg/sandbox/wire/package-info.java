/** The AWS wire protocols: from an HTTP request to an operation and back. */
@NullMarked
package io.github.asgbg.sandbox.wire;

import org.jspecify.annotations.NullMarked;
