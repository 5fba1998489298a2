package io.github.asgbg.simulation;

import io.github.asgbg.sandbox.wire.Gateway;
import io.github.asgbg.sandbox.wire.InProcessHttpClient;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wire between one process and AWS: writes down every request, and may kill the process at one of them. */
final class Wire implements InProcessHttpClient.Interceptor {
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");

    private static final String DRY = "dry run of ";

    private final List<String> operations = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();
    private final Map<String, UnaryOperator<String>> alterations = new HashMap<>();
    private Runnable passing = () -> {};
    private Consumer<WireRequest> listener = request -> {};
    private int deadlyRequest = Integer.MAX_VALUE;
    private boolean isAnswerLost;
    private boolean isDead;
    private int lossesInHundred;
    private int refusalsInHundred;
    private SplittableRandom random = new SplittableRandom(0);

    /** The process is no more; nothing that it does from now on reaches anybody. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed(String at) {
            super("killed at " + at, null, false, false);
        }
    }

    /** A request whose answer the process got. */
    record Answered(String operation, String body) {}

    /**
     * Kills the process at its n-th request, counted from 1.
     *
     * @param afterIt whether AWS still gets the request
     */
    void killAt(int n, boolean afterIt) {
        deadlyRequest = n;
        isAnswerLost = afterIt;
    }

    /** What happens while a request is on its way; the process waits for it. */
    void meanwhile(Runnable happens) {
        passing = happens;
    }

    /** Somebody hears of every request before AWS does. */
    void tell(Consumer<WireRequest> somebody) {
        listener = somebody;
    }

    /** Loses so many of a hundred requests, and as many answers. */
    void lose(int inHundred, long seed) {
        lossesInHundred = inHundred;
        random = new SplittableRandom(seed);
    }

    /** Has AWS give another answer to an operation than it would. */
    void alter(String operation, UnaryOperator<String> answer) {
        alterations.put(operation, answer);
    }

    private WireResponse altered(String operation, WireResponse answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return Optional.ofNullable(alterations.get(operation))
                .map(alteration -> alteration.apply(body))
                .map(text -> new WireResponse(answer.status(), answer.headers(), text.getBytes(StandardCharsets.UTF_8)))
                .orElse(answer);
    }

    /** Refuses so many of a hundred calls to all services but S3, which counts by the prefix and not by the account. */
    void throttle(int inHundred, long seed) {
        refusalsInHundred = inHundred;
        random = new SplittableRandom(seed);
    }

    /** As the Query protocol of Auto Scaling, ELB and CloudWatch says it. */
    private static WireResponse rateExceeded() {
        String body = "<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Rate exceeded</Message>"
                + "</Error><RequestId>0</RequestId></ErrorResponse>";
        return new WireResponse(400, Map.of("content-type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isEc2(String operation) {
        return operation.equals("CreateTags")
                || operation.endsWith("InstanceAttribute")
                || (operation.endsWith("Instances")
                        && !operation.startsWith("Detach")
                        && !operation.startsWith("Attach"));
    }

    /** As EC2 says it. */
    private static WireResponse requestLimitExceeded() {
        String body =
                "<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message>"
                        + "</Error></Errors><RequestID>0</RequestID></Response>";
        return new WireResponse(503, Map.of("content-type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
    }

    private void losePerhaps(String what) throws IOException {
        if (random.nextInt(100) < lossesInHundred) {
            throw new IOException("Connection reset: " + what);
        }
    }

    @Override
    public WireResponse intercept(WireRequest request, Gateway onward) throws IOException {
        String operation = operation(request);
        if (isDead) {
            throw new Killed(operation);
        }
        operations.add(operation);
        isDead = operations.size() == deadlyRequest;
        if (isDead && !isAnswerLost) {
            throw new Killed(operation);
        }
        passing.run();
        listener.accept(request);
        losePerhaps(operation);
        if (!isStorage(operation) && random.nextInt(100) < refusalsInHundred) {
            return isEc2(operation) ? requestLimitExceeded() : rateExceeded();
        }
        WireResponse answer = altered(operation, onward.answer(request));
        losePerhaps("the answer to " + operation);
        if (isDead) {
            throw new Killed("the answer to " + operation);
        }
        answered.add(new Answered(operation, new String(request.body(), StandardCharsets.UTF_8)));
        return answer;
    }

    /** All requests so far, as in {@code EnterStandby} or {@code PUT}. */
    List<String> operations() {
        return List.copyOf(operations);
    }

    /** The requests that were answered, with what they said. */
    List<Answered> answered() {
        return List.copyOf(answered);
    }

    /** Requests that change something in Auto Scaling or EC2. */
    List<String> changes() {
        return operations.stream().filter(o -> !isLook(o) && !isStorage(o)).toList();
    }

    /** Requests that change anything at all, the ledger included. */
    List<String> writes() {
        return operations.stream().filter(Wire::isWrite).toList();
    }

    /** Whether a request may change something. */
    static boolean isWrite(String operation) {
        return !isLook(operation);
    }

    private static boolean isLook(String operation) {
        return operation.startsWith("Describe")
                || operation.startsWith("Get")
                || operation.startsWith("Simulate")
                || operation.startsWith(DRY)
                || operation.equals("GET");
    }

    private static boolean isStorage(String operation) {
        return operation.equals(operation.toUpperCase(Locale.ROOT));
    }

    private static String operation(WireRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        Matcher action = ACTION.matcher(body);
        String dry = body.contains("DryRun=true") ? DRY : "";
        return action.find() ? dry + action.group(1) : request.method();
    }
}
