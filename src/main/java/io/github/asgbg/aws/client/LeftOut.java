package io.github.asgbg.aws.client;

import io.github.asgbg.aws.pojo.UnknownMembers;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * What the SDK left out of the items of one answer because it does not know it. One request asks for it with
 * {@link #watch}; the answer's bytes are kept only until they are compared with what the SDK made of them.
 */
public final class LeftOut {
    private static final ExecutionAttribute<LeftOut> WATCHING = new ExecutionAttribute<>("asg-bg.LeftOut");
    private static final ExecutionAttribute<ByteArrayOutputStream> READ = new ExecutionAttribute<>("asg-bg.AnswerRead");

    private final String list;
    private Map<Integer, Set<String>> byPosition = Map.of();

    /**
     * Nothing yet.
     *
     * @param list the member of the answer that lists the items
     */
    public LeftOut(String list) {
        this.list = list;
    }

    /** Makes a request report here. */
    public void watch(AwsRequestOverrideConfiguration.Builder request) {
        request.putExecutionAttribute(WATCHING, this);
    }

    /** Paths of the members that were left out of the item at a position of the list. */
    public List<String> of(int position) {
        return List.copyOf(byPosition.getOrDefault(position, Set.of()));
    }

    /** What a client needs for its requests to be watched. */
    static final class Interceptor implements ExecutionInterceptor {
        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            boolean isWatched = attributes.getOptionalAttribute(WATCHING).isPresent()
                    && context.httpResponse().isSuccessful();
            return isWatched ? context.responseBody().map(body -> copying(body, attributes)) : context.responseBody();
        }

        /** The SDK goes on reading for itself, so that whatever breaks while it reads is still told as ever. */
        private static InputStream copying(InputStream body, ExecutionAttributes attributes) {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            attributes.putAttribute(READ, copy);
            return new Copying(body, copy);
        }

        @Override
        public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
            LeftOut watching = attributes.getAttribute(WATCHING);
            ByteArrayOutputStream read = attributes.getAttribute(READ);
            if (watching == null || read == null || read.size() == 0) {
                return;
            }
            try {
                watching.byPosition = UnknownMembers.in(read.toByteArray(), context.response(), watching.list);
            } catch (XMLStreamException e) {
                throw SdkClientException.create("the answer cannot be searched for unknown members", e);
            }
        }
    }

    /** Copies what is read. */
    private static final class Copying extends FilterInputStream {
        private final ByteArrayOutputStream copy;

        Copying(InputStream in, ByteArrayOutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                copy.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (count > 0) {
                copy.write(buffer, offset, count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
