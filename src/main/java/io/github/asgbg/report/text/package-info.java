/** Plain lines, endings, plans and status for people. */
@NullMarked
package io.github.asgbg.report.text;

import org.jspecify.annotations.NullMarked;
