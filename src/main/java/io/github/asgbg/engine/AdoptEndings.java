package io.github.asgbg.engine;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Message;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import io.github.asgbg.plan.adopt.Finding;
import io.github.asgbg.port.CloudException;
import java.util.List;
import java.util.Optional;

/** The words of an adoption's end: what was done, what is missing still, and what is true now. */
final class AdoptEndings {
    private final String service;
    private final AdoptRequest request;
    private final int made;

    /** {@code made}: how many calls AWS accepted. */
    AdoptEndings(String service, AdoptRequest request, int made) {
        this.service = service;
        this.request = request;
        this.made = made;
    }

    /** Nothing is left that a call would mend. */
    Outcome ended(Assessment last) {
        if (last.missing().isEmpty()) {
            return Outcome.of(
                    Ending.DONE,
                    new Message(
                            service + " is as a release needs it",
                            made == 0 ? "nothing is missing" : "the last look finds nothing missing",
                            soNow(Optional.of(last)),
                            "'asg-bg plan deploy VERSION' with the credentials of whoever is to release"));
        }
        return last.contradictions().isEmpty()
                ? outcome(
                        Ending.REFUSED,
                        "adopt cannot mend what is missing still",
                        Optional.of(last),
                        "mend what is listed, then 'asg-bg adopt' to look again")
                : outcome(
                        Ending.REFUSED,
                        "what contradicts itself only a person can decide",
                        Optional.of(last),
                        "decide it as listed, then " + again(Optional.of(last)));
    }

    Outcome denied(CloudException refused, Optional<Assessment> last) {
        return outcome(
                made == 0 ? Ending.REFUSED : Ending.CONTINUE,
                refused.sentence(),
                last,
                refused.advice() + "; then " + again(last));
    }

    Outcome unseen(Mending.Unseen unseen) {
        Optional<Assessment> last = Optional.of(unseen.last());
        return outcome(
                made == 0 ? Ending.REFUSED : Ending.CONTINUE,
                unseen.trouble().orElse("AWS has accepted every call and does not show all of it yet"),
                last,
                again(last));
    }

    Outcome interrupted(Optional<Assessment> last) {
        return outcome(Ending.INTERRUPTED, "you asked it to stop", last, again(last) + " to go on");
    }

    /** Somebody else began to work on the pair when some calls were made already. */
    Outcome overtaken(Outcome early) {
        Message said = early.message();
        Ending ending = early.ending() == Ending.REFUSED ? Ending.CONTINUE : early.ending();
        Message message = new Message(said.what(), said.because(), calls(), said.tryNext());
        return new Outcome(ending, message, early.problems(), early.evidence(), early.summary());
    }

    private Outcome outcome(Ending ending, String because, Optional<Assessment> last, String tryNext) {
        String what = service + " is not yet as a release needs it";
        List<Problem> problems = last.map(Assessment::missing).orElse(List.of()).stream()
                .map(Finding::problem)
                .toList();
        return new Outcome(
                ending, new Message(what, because, soNow(last), tryNext), problems, List.of(), Optional.empty());
    }

    private String soNow(Optional<Assessment> last) {
        String standing = last.map(l -> "; " + l.standing().sentence()).orElse("");
        return calls() + standing;
    }

    private String calls() {
        return made == 0 ? "nothing was changed" : Assessment.calls(made) + " made, which set tags or attributes";
    }

    private String again(Optional<Assessment> last) {
        return request.applying(last.flatMap(Assessment::version)).quoted();
    }
}
