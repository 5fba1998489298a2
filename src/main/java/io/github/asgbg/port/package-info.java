/** What the engine needs of the world, in our words: the cloud, the ledger, time, and somebody to tell. */
@NullMarked
package io.github.asgbg.port;

import org.jspecify.annotations.NullMarked;
