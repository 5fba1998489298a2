/** Events rendered for people and machines: terminal, plain lines, JSON lines. */
@NullMarked
package io.github.asgbg.report;

import org.jspecify.annotations.NullMarked;
