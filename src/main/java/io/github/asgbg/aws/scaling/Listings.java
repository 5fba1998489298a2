package io.github.asgbg.aws.scaling;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.LeftOut;
import io.github.asgbg.port.CloudException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lists that AWS answers page by page, each item with what the SDK left out of it. */
final class Listings {
    /** Several times what any quota allows; a server that never comes to an end is not to be listened to for ever. */
    private static final int MAX_PAGES = 50;

    private final Asking asking;

    Listings(Asking asking) {
        this.asking = asking;
    }

    /**
     * One of the items that AWS described.
     *
     * @param leftOut paths of members that the SDK does not know
     */
    record Described<T>(T item, List<String> leftOut) {}

    /** One answer; the token of the next page is null or empty on the last. */
    record Page<T>(List<T> items, @Nullable String nextToken) {}

    /** Asks for one page. */
    interface Call<T> {
        Page<T> page(@Nullable String token, LeftOut leftOut);
    }

    /**
     * All pages; a list is empty where a server that only imitates AWS does not know the operation.
     *
     * @param list the member of the answer that lists the items
     */
    <T> List<Described<T>> all(String operation, Supplier<String> resource, String list, Call<T> call) {
        return all(MAX_PAGES, operation, resource, list, call);
    }

    /** The same, of which an account may have any number. */
    <T> List<Described<T>> all(int maxPages, String operation, Supplier<String> resource, String list, Call<T> call) {
        List<Described<T>> all = new ArrayList<>();
        String token = null;
        for (int pages = 0; pages < maxPages; pages++) {
            LeftOut leftOut = new LeftOut(list);
            Page<T> page = page(operation, resource, call, token, leftOut);
            for (int i = 0; i < page.items().size(); i++) {
                all.add(new Described<>(page.items().get(i), leftOut.of(i)));
            }
            token = page.nextToken();
            if (token == null || token.isEmpty()) {
                return all;
            }
        }
        throw endless(operation, maxPages);
    }

    private <T> Page<T> page(
            String operation, Supplier<String> resource, Call<T> call, @Nullable String token, LeftOut leftOut) {
        return asking.askIfKnown(operation, resource, () -> call.page(token, leftOut), new Page<>(List.of(), null));
    }

    private static CloudException endless(String operation, int pages) {
        String text = "the list has not come to an end after " + pages + " pages";
        return new CloudException(
                CloudException.Kind.REFUSED, operation, "", text, "", new IllegalStateException(text));
    }
}
