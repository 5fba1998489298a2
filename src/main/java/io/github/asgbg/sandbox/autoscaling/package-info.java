/** A simulated Amazon EC2 Auto Scaling. */
@NullMarked
package io.github.asgbg.sandbox.autoscaling;

import org.jspecify.annotations.NullMarked;
