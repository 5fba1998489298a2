/** Every reason to refuse, before anything is changed. */
@NullMarked
package io.github.asgbg.plan.preflight;

import org.jspecify.annotations.NullMarked;
