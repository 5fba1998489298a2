package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.WireResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One byte range of an object, {@code bytes=first-last}; a range that S3 cannot read is ignored. */
record ByteRange(long first, Optional<Long> last) {
    private static final Pattern BYTES = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    static Optional<ByteRange> of(Call call) {
        return call.header("range").map(BYTES::matcher).filter(Matcher::matches).map(ByteRange::parsed);
    }

    private static ByteRange parsed(Matcher matcher) {
        String last = matcher.group(2);
        return new ByteRange(
                Long.parseLong(matcher.group(1)), last.isEmpty() ? Optional.empty() : Optional.of(Long.valueOf(last)));
    }

    WireResponse answer(StoredObject object, Map<String, String> description) {
        int length = object.content().length;
        if (first >= length) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        int end = (int) Math.min(length - 1L, last.orElse(Long.MAX_VALUE));
        Map<String, String> headers = new TreeMap<>(description);
        headers.put("content-range", "bytes " + first + "-" + end + "/" + length);
        return Replies.response(206, headers, Arrays.copyOfRange(object.content(), (int) first, end + 1));
    }
}
