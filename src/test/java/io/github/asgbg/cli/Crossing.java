package io.github.asgbg.cli;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way from a command to AWS: writes down what is asked, and may refuse an operation of a Query service. */
final class Crossing {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

    private static final Pattern LEAF = Pattern.compile("<(\\w+)>([^<>]+)</");

    private final List<String> asked = new ArrayList<>();
    private final Set<String> denied = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private BinaryOperator<String> rewritten = (element, text) -> text;

    /** From now on AWS refuses the operation, as it does a caller without the permission. */
    void deny(String operation) {
        denied.add(operation);
    }

    /** From now on the operation throws what nobody expects. */
    void breakAt(String operation) {
        broken.add(operation);
    }

    /** From now on everything is answered again. */
    void allowAll() {
        denied.clear();
        broken.clear();
    }

    /** From now on the texts of AWS's answers in XML are other ones; {@code rewriting} is given an element's name and text. */
    void rewrite(BinaryOperator<String> rewriting) {
        rewritten = rewriting;
    }

    void forget() {
        asked.clear();
    }

    /** The operations of Query services, and the methods of S3, that the command has asked for so far. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    WireResponse answer(WireRequest request, Gateway onward) {
        String operation = operation(request);
        asked.add(isDryRun(request) ? "dry run of " + operation : operation);
        if (broken.contains(operation)) {
            throw new AssertionError("a \u001b[31mbroken\u001b[0m " + operation + "\n::error::x");
        }
        return denied.contains(operation) ? refusal(operation) : rewritten(onward.answer(request));
    }

    private WireResponse rewritten(WireResponse response) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (!body.startsWith("<")) {
            return response;
        }
        String changed = LEAF.matcher(body)
                .replaceAll(leaf -> Matcher.quoteReplacement(
                        "<" + leaf.group(1) + ">" + rewritten.apply(leaf.group(1), leaf.group(2)) + "</"));
        return new WireResponse(response.status(), response.headers(), changed.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDryRun(WireRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8).contains("DryRun=true");
    }

    private static String operation(WireRequest request) {
        Matcher action = ACTION.matcher(new String(request.body(), StandardCharsets.UTF_8));
        return action.find() ? action.group(1) : request.method();
    }

    private static WireResponse refusal(String operation) {
        String body =
                "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User is not authorized to"
                        + " perform: autoscaling:" + operation
                        + "</Message></Error><RequestId>0</RequestId></ErrorResponse>";
        return new WireResponse(403, Map.of("content-type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }
}
