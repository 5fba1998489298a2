package io.github.asgbg.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.plan.adopt.Finding;
import io.github.asgbg.report.view.AdoptView;

/**
 * What a pair has, and lacks, for releases, for programs: {@code place}, {@code settings} (those that nobody typed: from, setting,
 * value), {@code live} (the group that serves), {@code version} (absent where nobody says it), {@code missing} (how many things),
 * {@code findings} (each: state, what, and unless it is fulfilled because, remedy and actions), {@code notices}, {@code unasked}
 * (operations), {@code advice}.
 */
public final class AdoptJson {
    private AdoptJson() {}

    /** One object in one line. */
    public static String of(AdoptView view) {
        ObjectNode json = Json.object();
        json.set("place", Json.place(view.place()));
        json.set("settings", Json.objects(view.origins(), Json::origin));
        json.put("live", view.live());
        view.version().ifPresent(version -> json.put("version", version));
        json.put(
                "missing",
                view.findings().stream().filter(f -> !f.isFulfilled()).count());
        json.set("findings", Json.objects(view.findings(), AdoptJson::finding));
        json.set("notices", Json.strings(view.notices()));
        json.set("unasked", Json.strings(view.unasked()));
        json.put("advice", view.advice());
        return Json.text(json);
    }

    private static ObjectNode finding(Finding finding) {
        ObjectNode json = Json.object().put("state", Json.word(finding.state())).put("what", finding.what());
        if (!finding.isFulfilled()) {
            json.put("because", finding.because()).put("remedy", finding.remedy());
            json.set("actions", Json.objects(finding.actions(), ActionJson::of));
        }
        return json;
    }
}
