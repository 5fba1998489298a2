/** What scales a group, and how that goes from one group to the other. */
@NullMarked
package io.github.asgbg.plan.scaling;

import org.jspecify.annotations.NullMarked;
