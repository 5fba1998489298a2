/** What no action may take away. */
@NullMarked
package io.github.asgbg.plan.guard;

import org.jspecify.annotations.NullMarked;
