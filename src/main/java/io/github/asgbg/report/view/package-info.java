/** What is shown, as data: how a service stands, what a plan will do, what a running command has told. */
@NullMarked
package io.github.asgbg.report.view;

import org.jspecify.annotations.NullMarked;
