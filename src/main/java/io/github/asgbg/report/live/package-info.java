/** The view that is redrawn in place. */
@NullMarked
package io.github.asgbg.report.live;

import org.jspecify.annotations.NullMarked;
