package io.github.asgbg.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Group;
import io.github.asgbg.model.Observation;
import io.github.asgbg.report.Moments;
import io.github.asgbg.report.terminal.Style;
import io.github.asgbg.simulation.Recordings;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceTableTest {
    private static final Observation SEEN =
            Moments.firstLook(Recordings.deploy()).observation();

    private final Group group = SEEN.blue();

    @Test
    void columnsHaveHeadings() {
        assertThat(rows(80, 10).get(0)).matches("INSTANCE +STATE +HEALTH +VERSION +AGE +ZONE *");
        assertThat(rows(60, 10).get(0)).matches("INSTANCE +STATE +HEALTH +VERSION +AGE *");
        assertThat(rows(45, 10).get(0)).matches("INSTANCE +STATE +HEALTH +VERSION +AGE *");
    }

    @Test
    void whereHeadingsDoNotFitTheInstancesDo() {
        assertThat(rows(38, 10)).hasSize(3).allMatch(l -> l.matches("…\\w+ +InService +healthy +v1 +\\d+[smhd] *"));
    }

    @Test
    void headingsAndContentStandBelowEachOther() {
        List<String> rows = rows(80, 10);
        assertThat(rows.get(1).indexOf("InService")).isEqualTo(rows.get(0).indexOf("STATE"));
        assertThat(rows.get(1).indexOf("v1")).isEqualTo(rows.get(0).indexOf("VERSION"));
        assertThat(rows.get(1).indexOf(group.instances().get(0).zone().substring(0, 9)))
                .isEqualTo(rows.get(0).indexOf("ZONE"));
    }

    @Test
    void theLastRowIsForAnInstanceRatherThanForHeadings() {
        assertThat(rows(80, 4)).hasSize(4).first().asString().startsWith("INSTANCE");
        assertThat(rows(80, 3)).hasSize(3).allMatch(l -> l.startsWith("i-"));
        assertThat(rows(80, 2)).containsExactly("3 InService healthy");
    }

    private List<String> rows(int width, int rows) {
        return InstanceTable.rows(group, SEEN.at(), width, rows).stream()
                .map(l -> l.render(Style.PLAIN))
                .toList();
    }
}
