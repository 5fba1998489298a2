/** What a terminal can show. */
@NullMarked
package io.github.asgbg.report.terminal;

import org.jspecify.annotations.NullMarked;
