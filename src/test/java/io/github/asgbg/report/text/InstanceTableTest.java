package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Group;
import io.github.asgbg.report.Stage;
import io.github.asgbg.report.terminal.Style;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTableTest {
    private static final Instant NOW = Stage.START.plusSeconds(30);

    private final Group group = new Stage(4).seen(NOW).blue();

    @Test
    void columnsHaveHeadings() {
        assertThat(rows(80, 10).get(0)).matches("INSTANCE +STATE +HEALTH +VERSION +AGE +ZONE *");
        assertThat(rows(60, 10).get(0)).matches("INSTANCE +STATE +HEALTH +VERSION +AGE *");
        assertThat(rows(44, 10).get(0)).matches("INSTANCE +STATE +HEALTH +VERSION +AGE *");
    }

    @Test
    void whereHeadingsDoNotFitTheInstancesDo() {
        assertThat(rows(36, 10)).hasSize(4).allMatch(l -> l.matches("…\\w+ +InService +healthy +v1 +3d *"));
    }

    @Test
    void headingsAndContentStandBelowEachOther() {
        List<String> rows = rows(80, 10);
        assertThat(rows.get(1).indexOf("InService")).isEqualTo(rows.get(0).indexOf("STATE"));
        assertThat(rows.get(1).indexOf("v1")).isEqualTo(rows.get(0).indexOf("VERSION"));
        assertThat(rows.get(1).indexOf("eu-central-1a")).isEqualTo(rows.get(0).indexOf("ZONE"));
    }

    @Test
    void theLastRowIsForAnInstanceRatherThanForHeadings() {
        assertThat(rows(80, 5)).hasSize(5).first().asString().startsWith("INSTANCE");
        assertThat(rows(80, 4)).hasSize(4).allMatch(l -> l.startsWith("i-"));
        assertThat(rows(80, 3)).containsExactly("4 InService healthy");
    }

    private List<String> rows(int width, int rows) {
        return InstanceTable.rows(group, NOW, width, rows).stream()
                .map(l -> l.render(Style.PLAIN))
                .toList();
    }
}
