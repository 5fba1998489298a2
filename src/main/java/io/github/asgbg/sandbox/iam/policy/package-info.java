/** IAM's policy language: documents, requests, and what the ones say of the others. */
@NullMarked
package io.github.asgbg.sandbox.iam.policy;

import org.jspecify.annotations.NullMarked;
