/**
 * What AWS is believed to do, asked of AWS: one probe a belief that a release depends on, run against any endpoint. It
 * knows nothing of the simulated AWS, which has to give the same answers.
 */
@NullMarked
package io.github.asgbg.conformance;

import org.jspecify.annotations.NullMarked;
