/** Simulated time and chance: one clock, one queue of events, one seed. */
@NullMarked
package io.github.asgbg.sandbox.world;

import org.jspecify.annotations.NullMarked;
