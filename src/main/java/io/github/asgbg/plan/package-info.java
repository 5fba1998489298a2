/** Pure decisions: what a release still needs, given what was seen. No clock, no network, no SDK. */
@NullMarked
package io.github.asgbg.plan;

import org.jspecify.annotations.NullMarked;
