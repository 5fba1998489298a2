/** A simulated AWS STS. */
@NullMarked
package io.github.asgbg.sandbox.sts;

import org.jspecify.annotations.NullMarked;
