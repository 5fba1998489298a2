/** The ledger as objects in S3. */
@NullMarked
package io.github.asgbg.aws.ledger;

import org.jspecify.annotations.NullMarked;
