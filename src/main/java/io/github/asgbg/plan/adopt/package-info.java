/** What a pair that serves already lacks for releases, and what mends it. */
@NullMarked
package io.github.asgbg.plan.adopt;

import org.jspecify.annotations.NullMarked;
