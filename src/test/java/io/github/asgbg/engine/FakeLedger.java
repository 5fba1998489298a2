package io.github.asgbg.engine;

import io.github.asgbg.model.Release;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One process's way to a document in history: slow, and with answers that get lost. */
final class FakeLedger implements Ledger {
    private final Store store;
    private final Timer timer;
    private final SplittableRandom random;
    private final int faultsInHundred;

    FakeLedger(Store store, Timer timer, SplittableRandom random, int faultsInHundred) {
        this.store = store;
        this.timer = timer;
        this.random = random;
        this.faultsInHundred = faultsInHundred;
    }

    /** What all processes share. */
    static final class Store {
        private Optional<Entry> entry = Optional.empty();
        private Duration changedAt = Duration.ZERO;
        private long tags;
        private final List<String> hastyTakeOvers = new ArrayList<>();
        private final List<Release> history = new ArrayList<>();

        Optional<Entry> entry() {
            return entry;
        }

        /** Changes of holder while the former had not been silent for a whole time-to-live. */
        List<String> hastyTakeOvers() {
            return List.copyOf(hastyTakeOvers);
        }

        private String put(LedgerDocument document, Optional<String> expected, Duration now) {
            if (!entry.map(Entry::tag).equals(expected)) {
                throw new Conflict("the tag is another");
            }
            notice(document, now);
            changedAt = now;
            String tag = "tag-" + ++tags;
            entry = Optional.of(new Entry(document, tag, Duration.ZERO));
            return tag;
        }

        private void notice(LedgerDocument document, Duration now) {
            Optional<LeaseNote> was = entry.flatMap(e -> e.document().lease());
            Optional<LeaseNote> is = document.lease();
            if (was.isEmpty()
                    || is.isEmpty()
                    || was.get().nonce().equals(is.get().nonce())) {
                return;
            }
            if (now.minus(changedAt).compareTo(was.get().timeToLive()) < 0) {
                hastyTakeOvers.add(is.get().holder() + " after " + now.minus(changedAt));
            }
        }
    }

    @Override
    public Optional<Entry> read() {
        lag();
        failPerhaps("s3:GetObject");
        return store.entry.map(
                e -> new Entry(e.document(), e.tag(), timer.elapsed().minus(store.changedAt)));
    }

    @Override
    public String write(LedgerDocument document, Optional<String> expectedTag) {
        lag();
        failPerhaps("s3:PutObject");
        String tag = store.put(document, expectedTag, timer.elapsed());
        lag();
        failPerhaps("s3:PutObject");
        return tag;
    }

    @Override
    public void archive(Release release) {
        store.history.add(release);
    }

    @Override
    public List<Release> history(int limit) {
        return store.history.stream().limit(limit).toList();
    }

    @Override
    public Past past() {
        return Past.NONE;
    }

    @Override
    public String location() {
        return "history";
    }

    private void lag() {
        timer.pause(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 5000 : 200)));
    }

    private void failPerhaps(String operation) {
        if (random.nextInt(100) < faultsInHundred) {
            throw new CloudException(
                    CloudException.Kind.UNCLEAR, operation, "InternalError", "no clear answer", "", null);
        }
    }
}
