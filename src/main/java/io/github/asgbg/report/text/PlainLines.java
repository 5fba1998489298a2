package io.github.asgbg.report.text;

import io.github.asgbg.port.Event;
import io.github.asgbg.port.Events;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.State;
import io.github.asgbg.report.wording.Times;
import io.github.asgbg.report.wording.Trail;
import io.github.asgbg.report.wording.Troubles;
import io.github.asgbg.report.wording.Words;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A running command for logs: a line when a step begins, for what is asked of AWS, when progress is made, and at least one
 * each half minute; repetitions are condensed, so that ten minutes take some dozens of lines. No control characters.
 */
public final class PlainLines implements Events {
    /** How many actions of one kind a step shows before it only says that there are more. */
    private static final int ALIKE = 3;

    private static final int MOST_TROUBLES = 8;
    private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]+");
    /** A step that is true within this time passes in silence. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final Style style;
    private final Pace pace = new Pace();
    private final Teller teller = new Teller();
    private State state = State.EMPTY;
    private Optional<Instant> began = Optional.empty();
    private Optional<Event.StepStarted> unsaid = Optional.empty();
    private final Set<String> troubles = new HashSet<>();
    private String operation = "";
    private int alike;

    public PlainLines(PrintStream out, Style style) {
        this.out = out;
        this.style = new Style(false, style.unicode());
    }

    @Override
    public synchronized void tell(Event event) {
        state = state.after(event);
        event.on(teller).run();
    }

    private void started(Event.CommandStarted e) {
        say(e, e.command() + " " + e.service() + " · " + Times.utc(e.at()));
        happened(e);
    }

    private void plan(Event.PlanMade e) {
        unsaid = Optional.empty();
        String goesOn = e.isResumed() ? " goes on" : "";
        String versions =
                state.header().direction().map(d -> " · " + d.versions()).orElse("");
        String steps = Words.count(e.steps().size(), "step");
        say(e, "release " + e.release().id() + goesOn + versions + " · " + steps);
        state.header().accepted().forEach(words -> say(e, words));
    }

    private void asked(Event.ActionAsked e) {
        begin(e);
        alike = Words.operation(e.action()).equals(operation) ? alike + 1 : 1;
        operation = Words.operation(e.action());
        if (!Words.isNote(e.action()) && alike <= ALIKE) {
            say(e, "  " + Words.of(e.action()));
        } else if (alike == ALIKE + 1) {
            say(e, "  " + operation + " and so on");
        }
    }

    private void stepStarted(Event.StepStarted e) {
        unsaid = Optional.of(e);
        operation = "";
    }

    private void finished(Event.StepFinished e) {
        boolean wasLong = e.took().compareTo(AT_ONCE) > 0;
        if (!e.wasSilent() && (wasLong || unsaid.isPresent())) {
            say(e, label(e.index(), e.title()) + ": done in " + Times.took(e.took()));
        }
        unsaid = Optional.empty();
    }

    private void looked(Event.Looked e) {
        if (unsaid.filter(s -> Duration.between(s.at(), e.at()).compareTo(AT_ONCE) >= 0)
                .isPresent()) {
            begin(e);
        }
        troubles(e);
        String words = "  " + e.progress().words();
        boolean isDue = unsaid.isEmpty() ? pace.isDue(e.at(), words) : pace.isOverdue(e.at());
        pace.looked(e.at());
        if (isDue) {
            begin(e);
            say(e, words);
            pace.remember(words);
        }
    }

    /** Each complaint of AWS once, whichever instance it is about, and not endlessly many. */
    private void troubles(Event.Looked e) {
        for (String trouble : Troubles.of(e.observation())) {
            if (troubles.size() < MOST_TROUBLES
                    && troubles.add(INSTANCE_ID.matcher(trouble).replaceAll("i-"))) {
                begin(e);
                say(e, "  " + trouble);
            }
        }
    }

    private void goingBack(Event.WayBackStarted e) {
        say(e, "going back: " + e.reason().what());
        say(e, "  because " + e.reason().because());
    }

    /** A withheld action is news of its step, which may not have been named yet. */
    private void withheld(Event.ActionWithheld e) {
        begin(e);
        happened(e);
    }

    /** Says that the step has begun, if that was not said yet. */
    private void begin(Event event) {
        Optional<Event.StepStarted> step = unsaid;
        unsaid = Optional.empty();
        step.ifPresent(s -> say(event, label(s.index(), s.title())));
    }

    private String label(int index, String title) {
        int steps = Math.max(index + 1, state.track().steps().size());
        return "[" + (index + 1) + "/" + steps + "] " + title;
    }

    private void happened(Event event) {
        Trail.note(event).filter(n -> pace.isWorthRepeating(n.at(), n.topic())).ifPresent(note -> {
            say(event, note.words());
            pace.remember(note.topic());
        });
    }

    private void say(Event event, String words) {
        Instant start = began.orElse(event.at());
        began = Optional.of(start);
        String when = Times.elapsed(Duration.between(start, event.at()));
        out.println(Line.of(when + " " + words).render(style));
        out.flush();
        pace.said(event.at());
    }

    /** What is done at each kind of event. */
    private final class Teller implements Event.Each<Runnable> {
        @Override
        public Runnable on(Event.CommandStarted e) {
            return () -> started(e);
        }

        @Override
        public Runnable on(Event.Located e) {
            return () -> say(e, Words.of(e.place()));
        }

        @Override
        public Runnable on(Event.LeaseWatched e) {
            return () -> happened(e);
        }

        @Override
        public Runnable on(Event.LeaseTaken e) {
            return () -> happened(e);
        }

        @Override
        public Runnable on(Event.PlanMade e) {
            return () -> plan(e);
        }

        @Override
        public Runnable on(Event.StepStarted e) {
            return () -> stepStarted(e);
        }

        @Override
        public Runnable on(Event.Looked e) {
            return () -> looked(e);
        }

        @Override
        public Runnable on(Event.LookFailed e) {
            return () -> happened(e);
        }

        @Override
        public Runnable on(Event.ActionAsked e) {
            return () -> asked(e);
        }

        @Override
        public Runnable on(Event.ActionRefused e) {
            return () -> happened(e);
        }

        @Override
        public Runnable on(Event.ActionWithheld e) {
            return () -> withheld(e);
        }

        @Override
        public Runnable on(Event.StepFinished e) {
            return () -> finished(e);
        }

        @Override
        public Runnable on(Event.NowServes e) {
            return () -> happened(e);
        }

        @Override
        public Runnable on(Event.WayBackStarted e) {
            return () -> goingBack(e);
        }

        @Override
        public Runnable on(Event.Interrupted e) {
            return () -> happened(e);
        }

        /** Its words are the result, which is shown elsewhere. */
        @Override
        public Runnable on(Event.Ended e) {
            return () -> {};
        }
    }
}
