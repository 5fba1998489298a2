/** A simulated Elastic Load Balancing (version 2): the control plane. */
@NullMarked
package io.github.asgbg.sandbox.elbv2;

import org.jspecify.annotations.NullMarked;
