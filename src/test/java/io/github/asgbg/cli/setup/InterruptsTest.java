package io.github.asgbg.cli.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InterruptsTest {
    private static final Duration FOR_EVER = Duration.ofDays(100);

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Integer> halts = new ArrayList<>();
    private final Interrupts interrupts =
            new Interrupts(new PrintStream(err, true, StandardCharsets.UTF_8), halts::add);

    @Test
    void everySignalIsCounted() {
        assertThat(interrupts.count()).isZero();
        interrupts.arrive(Signal.INT);
        assertThat(interrupts.count()).isEqualTo(1);
        interrupts.arrive(Signal.TERM);
        assertThat(interrupts.count()).isEqualTo(2);
    }

    @Test
    void theFirstSignalIsAnsweredAtOnceInTheCommandsWords() {
        interrupts.answerWith("Stopping in these words.");
        interrupts.arrive(Signal.INT);
        assertThat(said()).isEqualToIgnoringNewLines("Stopping in these words.");
        assertThat(halts).isEmpty();
    }

    @Test
    void onlyTheThirdEndsTheProcessAndWithTheCodeOfTheFirst() {
        interrupts.arrive(Signal.TERM);
        interrupts.arrive(Signal.INT);
        assertThat(halts).isEmpty();
        interrupts.arrive(Signal.INT);
        assertThat(halts).containsExactly(143);
        assertThat(said()).endsWith("Ending at once; the lease expires by itself." + System.lineSeparator());
    }

    @Test
    @Timeout(30)
    void aWaitEndsWhenASignalComesMeanwhile() throws Exception {
        CompletableFuture<Integer> waited = CompletableFuture.supplyAsync(() -> {
            interrupts.await(FOR_EVER);
            return interrupts.count();
        });
        interrupts.arrive(Signal.INT);
        assertThat(waited.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    @Timeout(30)
    void aSignalBetweenTheQuestionAndTheWaitIsNotSleptThrough() {
        assertThat(interrupts.count()).isZero();
        interrupts.arrive(Signal.INT);
        interrupts.await(FOR_EVER);
        assertThat(interrupts.count()).isEqualTo(1);
    }

    @Test
    void aSignalThatIsKnownDoesNotTurnLaterWaitsIntoNone() {
        interrupts.arrive(Signal.INT);
        assertThat(interrupts.count()).isEqualTo(1);
        long began = System.nanoTime();
        interrupts.await(Duration.ofMillis(20));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void theFirstSignalNamesTheEndingOfAnInterruptedCommandAndOfNoOther() {
        assertThat(interrupts.ending(Ending.INTERRUPTED)).isEqualTo(Ending.INTERRUPTED);
        interrupts.arrive(Signal.TERM);
        interrupts.arrive(Signal.INT);
        assertThat(interrupts.ending(Ending.INTERRUPTED)).isEqualTo(Ending.TERMINATED);
        assertThat(interrupts.ending(Ending.DONE)).isEqualTo(Ending.DONE);
        assertThat(interrupts.ending(Ending.HALF_WAY)).isEqualTo(Ending.HALF_WAY);
    }

    @Test
    void aSignalAfterTheEndIsTooLate() {
        interrupts.finish();
        interrupts.arrive(Signal.INT);
        assertThat(interrupts.count()).isZero();
        assertThat(said()).isEmpty();
    }

    @Test
    @Timeout(30)
    void aCommandThatDoesNotEndInTimeIsEnded() throws Exception {
        CompletableFuture<Integer> halted = new CompletableFuture<>();
        Interrupts impatient =
                new Interrupts(new PrintStream(err, true, StandardCharsets.UTF_8), halted::complete, Duration.ZERO);
        impatient.arrive(Signal.INT);
        assertThat(halted.get(20, TimeUnit.SECONDS)).isEqualTo(130);
        assertThat(said()).contains("did not end in time");
    }

    @Test
    void theBoundIsNeverShorterThanPuttingBackAndOneCall() {
        interrupts.allow(Duration.ofSeconds(8));
        assertThat(interrupts.bound()).isEqualTo(Duration.ofSeconds(30));
        interrupts.allow(Duration.ofMinutes(2));
        assertThat(interrupts.bound())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(2).plusSeconds(15));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
