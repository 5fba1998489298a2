/** The same for programs. */
@NullMarked
package io.github.asgbg.report.json;

import org.jspecify.annotations.NullMarked;
