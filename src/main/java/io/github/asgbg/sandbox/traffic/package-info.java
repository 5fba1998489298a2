/** Real HTTP on loopback: the applications on the simulated machines, the load balancer before them, and clients. */
@NullMarked
package io.github.asgbg.sandbox.traffic;

import org.jspecify.annotations.NullMarked;
