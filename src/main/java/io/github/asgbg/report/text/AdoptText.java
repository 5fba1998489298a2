package io.github.asgbg.report.text;

import io.github.asgbg.model.Origin;
import io.github.asgbg.plan.adopt.Finding;
import io.github.asgbg.report.terminal.Line;
import io.github.asgbg.report.terminal.Tone;
import io.github.asgbg.report.terminal.Wrap;
import io.github.asgbg.report.view.AdoptView;
import io.github.asgbg.report.wording.Words;
import java.util.ArrayList;
import java.util.List;

/** What a pair has, and lacks, for releases, for people: one thing after the other, and below what is missing why and what mends it. */
public final class AdoptText {
    private final int width;
    private final List<Line> lines = new ArrayList<>();

    private AdoptText(int width) {
        this.width = width;
    }

    /** Lines that are never wider than this. */
    public static List<Line> of(AdoptView view, int width) {
        AdoptText text = new AdoptText(width);
        text.lines.addAll(Wrap.parts(Words.parts(view.place()), Tone.FAINT, width));
        if (!view.origins().isEmpty()) {
            text.say(Line.EMPTY, Origin.sentence(view.origins()), Tone.FAINT);
        }
        view.findings().forEach(text::finding);
        view.notices().forEach(notice -> text.say(Line.of("note: ", Tone.WAITING), notice, Tone.WAITING));
        if (!view.unasked().isEmpty()) {
            text.say(
                    Line.of("not asked beforehand whether permitted: "), String.join(", ", view.unasked()), Tone.PLAIN);
        }
        text.say(Line.EMPTY, view.advice(), Tone.STRONG);
        return text.lines;
    }

    private void finding(Finding finding) {
        boolean isFulfilled = finding.isFulfilled();
        Line head = Line.of(isFulfilled ? "✓ " : "✗ ", isFulfilled ? Tone.GOOD : Tone.BAD);
        say(head, finding.what(), Tone.PLAIN);
        part("  because ", finding.because());
        part("  run     ", finding.remedy());
    }

    private void part(String head, String text) {
        if (!text.isBlank()) {
            say(Line.of(head, Tone.FAINT), text, Tone.PLAIN);
        }
    }

    private void say(Line head, String text, Tone tone) {
        lines.addAll(Wrap.hanging(head, text, tone, width));
    }
}
