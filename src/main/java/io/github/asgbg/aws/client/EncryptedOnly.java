package io.github.asgbg.aws.client;

import io.github.asgbg.aws.error.UnencryptedCall;
import io.github.asgbg.model.Loopback;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets no signed request go to another machine unencrypted, whoever named that machine: our settings, a variable, a system
 * property or a profile. The SDK puts it into each of its clients, those included that it makes itself for credentials, because
 * {@code software/amazon/awssdk/global/handlers/execution.interceptors} names it. Source: SDK's ClasspathInterceptorChainFactory.
 */
public final class EncryptedOnly implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        if (!request.protocol().equalsIgnoreCase("https") && !Loopback.is(request.host())) {
            throw UnencryptedCall.to(request.host());
        }
    }
}
