/** A simulated IAM that tells what the caller may do. */
@NullMarked
package io.github.asgbg.sandbox.iam;

import org.jspecify.annotations.NullMarked;
