/** A simulated Amazon S3, with conditional writes. */
@NullMarked
package io.github.asgbg.sandbox.s3;

import org.jspecify.annotations.NullMarked;
