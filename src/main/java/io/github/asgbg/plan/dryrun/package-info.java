/** What an action does to the world if nothing goes wrong, and a plan run against such worlds. */
@NullMarked
package io.github.asgbg.plan.dryrun;

import org.jspecify.annotations.NullMarked;
