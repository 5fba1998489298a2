package io.github.asgbg.aws.client;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts every attempt on the wire, and remembers whom it was sent to and whether anybody ever answered. */
final class ApiCalls implements ExecutionInterceptor {
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private volatile String lastHost = "";
    private volatile boolean answered;

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        lastHost = hostOf(context);
        counts.merge(nameOf(attributes), 1, Integer::sum);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        answered = true;
    }

    /** Attempts so far by operation, as in {@code autoscaling:EnterStandby}. */
    Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** The server that was asked last, as in {@code ec2.eu-west-1.amazonaws.com}; empty before the first request. */
    String lastHost() {
        return lastHost;
    }

    /** Whether any request was ever answered: before that, silence speaks of a wrong configuration. */
    boolean hasAnswered() {
        return answered;
    }

    private static String hostOf(Context.BeforeTransmission context) {
        int port = context.httpRequest().port();
        String host = context.httpRequest().host();
        return port == 443 || port == 80 ? host : host + ":" + port;
    }

    private static String nameOf(ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        return iamPrefix(service) + ":" + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }

    /** The name under which IAM knows a service, which is not the name that the SDK gives it. */
    private static String iamPrefix(String service) {
        return service.equals("ElasticLoadBalancingV2") ? "elasticloadbalancing" : service.toLowerCase(Locale.ROOT);
    }
}
