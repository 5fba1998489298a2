/** What is said of actions, events, times and health, the same wherever it is shown. */
@NullMarked
package io.github.asgbg.report.wording;

import org.jspecify.annotations.NullMarked;
