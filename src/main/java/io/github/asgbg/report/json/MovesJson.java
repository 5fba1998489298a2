package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Difference;
import io.github.asgbg.model.Move;
import java.util.List;

/** What goes over from one group to the other: kind, name, from, to, changes (each: path, from, to). */
final class MovesJson {
    private MovesJson() {}

    static ArrayNode of(List<Move> moves) {
        return Json.objects(moves, MovesJson::of);
    }

    private static ObjectNode of(Move move) {
        ObjectNode json = Json.object()
                .put("kind", move.item().kind().words())
                .put("name", move.item().name())
                .put("from", move.from())
                .put("to", move.to());
        json.set("changes", Json.objects(move.changes(), MovesJson::of));
        return json;
    }

    private static ObjectNode of(Difference change) {
        return Json.object()
                .put("path", change.path())
                .put("from", change.from())
                .put("to", change.to());
    }
}
