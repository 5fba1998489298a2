/** Which steps make up a command. */
@NullMarked
package io.github.asgbg.plan.strategy;

import org.jspecify.annotations.NullMarked;
