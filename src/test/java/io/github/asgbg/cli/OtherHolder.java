package io.github.asgbg.cli;

import io.github.asgbg.aws.ledger.S3Ledger;
import io.github.asgbg.cli.setup.Interrupts;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Another command on another machine, which holds the lease of the service and renews it. */
final class OtherHolder {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final S3Ledger ledger;
    private final Instant until;
    private Instant due = Instant.EPOCH;
    private long writes;

    /** {@code lasts}: how long it goes on before it gives the lease up. */
    OtherHolder(Sandbox sandbox, Duration lasts) {
        this.sandbox = sandbox;
        this.until = sandbox.world().now().plus(lasts);
        this.ledger = new S3Ledger(
                User.owner(sandbox),
                new S3Ledger.Place(sandbox.bucket(), "asg-bg", sandbox.service()),
                new UserTimer(sandbox.world(), new Interrupts(System.err, code -> {}), () -> {}));
    }

    /** Renews the lease when that is due, or gives it up; called all the time. */
    void goOn() {
        Instant now = sandbox.world().now();
        if (now.isBefore(due)) {
            return;
        }
        due = now.plus(TIME_TO_LIVE.dividedBy(3));
        Optional<Ledger.Entry> entry = ledger.read();
        LedgerDocument before = entry.map(Ledger.Entry::document).orElse(LedgerDocument.EMPTY);
        LeaseNote note = new LeaseNote(
                new Holder("ann", "build-7", "rollback", Optional.of("https://ci.test/job/3")),
                "another",
                1,
                ++writes,
                TIME_TO_LIVE,
                now);
        Optional<LeaseNote> lease = now.isBefore(until) ? Optional.of(note) : Optional.empty();
        if (lease.isPresent() || before.lease().isPresent()) {
            ledger.write(new LedgerDocument(lease, before.release(), before.last()), entry.map(Ledger.Entry::tag));
        }
        if (lease.isEmpty()) {
            due = Instant.MAX;
        }
    }
}
