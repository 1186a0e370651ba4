package io.agestream.predict.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.predict.loading.LiveModel;
import io.agestream.predict.loading.ModelLease;
import io.agestream.predict.loading.TestModels;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScoringWorkersTest {

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);

    private final LiveModel live = new LiveModel(Clock.systemUTC());
    private static final int SHARD_SIZE = 4;

    private final ScoringWorkers workers =
            new ScoringWorkers(TestCheckpoint.TENSOR, 3, SHARD_SIZE, new IgnoredMetrics());

    @AfterEach
    void close() {
        workers.close();
        live.close();
    }

    @Test
    void shouldReturnRowsInTheOrderOfTheBatchWhenItIsScoredInShards() {
        // Given
        TestModels.serve(live, "v1", TINY, 3);
        List<byte[]> tensors = random(29);
        ModelLease lease = live.lease().orElseThrow();

        // When
        List<float[]> rows = workers.start(lease, tensors).await();

        // Then
        assertThat(rows).hasSize(29);
        try (Network network = Network.frozen(TINY.network(), TestCheckpoint.TENSOR, TINY.weights());
                Scorer scorer = network.newScorer()) {
            for (int i = 0; i < rows.size(); i++) {
                float[] alone = scorer.score(direct(tensors.get(i)), 1, 1)[0];
                assertThat(rows.get(i)).containsExactly(alone, Offset.offset(1e-5f));
                // else any order would do
                assertThat(rows.get((i + 1) % rows.size())[0]).isNotCloseTo(alone[0], Offset.offset(5e-5f));
            }
        }
    }

    @Test
    void shouldGiveTheLeaseBackWhenNobodyAwaitsTheBatch() {
        // Given
        TestModels.serve(live, "v1", TINY, 3);
        ModelLease lease = live.lease().orElseThrow();

        // When
        PendingScores dropped = workers.start(lease, random(9));

        // Then
        org.awaitility.Awaitility.await().until(dropped::isDone);
        assertThatThrownBy(() -> lease.score(0, direct(new byte[16384]), 1)).hasMessageContaining("is closed");
    }

    @Test
    void shouldBeDoneAtOnceWhenThereIsNothingToScore() {
        // Given
        TestModels.serve(live, "v1", TINY, 3);

        // When
        PendingScores none = workers.start(live.lease().orElseThrow(), List.of());

        // Then
        assertThat(none.isDone()).isTrue();
        assertThat(none.await()).isEmpty();
    }

    @Test
    void shouldSayWhatHappenedWhenAWorkerFails() {
        // Given
        TestModels.serve(live, "v1", TINY, 3);

        // When // Then
        assertThatThrownBy(() -> workers.start(live.lease().orElseThrow(), List.of(new byte[3]))
                        .await())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("A batch could not be scored: ");
    }

    @Test
    void shouldNotTakeAnEngineForSlowWhenItsThreadsHaveToWait() {
        // Given
        Duration wait = Duration.ofMillis(300);
        TestModels.serve(live, "v1", TINY, 3, () -> LockSupport.parkNanos(wait.toNanos()));

        // When
        double perSecond;
        try (ModelLease lease = live.lease().orElseThrow()) {
            perSecond = workers.tensorsPerSecond(lease);
        }

        // Then
        assertThat(perSecond).isGreaterThan(2.0 * 3 * SHARD_SIZE / wait.toMillis() * 1000);
    }

    private static List<byte[]> random(int n) {
        Random random = new Random(7);
        List<byte[]> tensors = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            byte[] tensor = new byte[TestCheckpoint.TENSOR.bytes()];
            random.nextBytes(tensor);
            tensors.add(tensor);
        }
        return tensors;
    }

    private static ByteBuffer direct(byte[] tensor) {
        return ByteBuffer.allocateDirect(tensor.length).put(tensor).flip();
    }
}
