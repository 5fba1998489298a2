package io.github.asgbg.config;

import io.github.asgbg.model.Problem;
import java.util.List;

/** What came of reading the settings: all of them, or all that is wrong with them. */
public sealed interface Reading {
    record Accepted(Settings settings) implements Reading {}

    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
