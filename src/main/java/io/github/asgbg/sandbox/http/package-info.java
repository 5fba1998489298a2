/** The little of HTTP/1.1 that the sandbox's servers and clients speak. */
@NullMarked
package io.github.asgbg.sandbox.http;

import org.jspecify.annotations.NullMarked;
