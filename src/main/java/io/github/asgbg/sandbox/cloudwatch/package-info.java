/** A simulated CloudWatch: metrics, metric math, and alarms that are evaluated on the world's clock. */
@NullMarked
package io.github.asgbg.sandbox.cloudwatch;

import org.jspecify.annotations.NullMarked;
