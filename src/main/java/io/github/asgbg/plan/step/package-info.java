/** The goals on the way, each pure data that answers how far it is and what to do now. */
@NullMarked
package io.github.asgbg.plan.step;

import org.jspecify.annotations.NullMarked;
