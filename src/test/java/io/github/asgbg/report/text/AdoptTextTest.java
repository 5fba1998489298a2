package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.report.Golden;
import io.github.asgbg.report.json.AdoptJson;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.report.view.AdoptView;
import io.github.asgbg.simulation.Adoptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptTextTest {
    private static final AdoptView BEFORE = Adoptions.before();

    @Test
    void looksReadAsTheyWereJudged() {
        Golden.check("adopt.txt", render(BEFORE, EndingText.UNLIMITED, Style.PLAIN));
        Golden.check("adopt-narrow.txt", render(BEFORE, 60, Style.PLAIN));
        Golden.check("adopt-colour.txt", render(Adoptions.contradicted(), 100, new Style(true, true)));
        Golden.check("adopt-done.txt", render(Adoptions.after(), 100, Style.PLAIN));
        Golden.check("adopt.json", List.of(AdoptJson.of(BEFORE)));
    }

    @Test
    void everyThingThatIsMissingHasItsReasonAndItsCommandBelowIt() {
        List<String> lines = render(BEFORE, EndingText.UNLIMITED, Style.PLAIN);
        long missing = lines.stream().filter(l -> l.startsWith("✗ ")).count();
        assertThat(missing).isEqualTo(8);
        assertThat(lines.stream().filter(l -> l.startsWith("  run     '"))).hasSize((int) missing);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 100, 80, 60, 40})
    void noTextIsWiderThanTheTerminal(int width) {
        assertThat(AdoptText.of(BEFORE, width)).allMatch(l -> l.width() <= width);
    }

    private static List<String> render(AdoptView view, int width, Style style) {
        return AdoptText.of(view, width).stream().map(l -> l.render(style)).toList();
    }
}
