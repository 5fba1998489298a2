/** The one mechanism: look, compare, act, until the goal is seen to hold. */
@NullMarked
package io.github.asgbg.engine;

import org.jspecify.annotations.NullMarked;
