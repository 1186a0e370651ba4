package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.model.network.Network;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LiveModelTest {

    private static final TestCheckpoint FIRST = TestCheckpoint.of("tiny", 1);
    private static final TestCheckpoint SECOND = TestCheckpoint.of("tiny", 2);

    private final LiveModel live = new LiveModel(Clock.systemUTC());

    @Test
    void shouldLeaseNothingWhenNoModelServes() {
        // When // Then
        assertThat(live.isServing()).isFalse();
        assertThat(live.lease()).isEmpty();
    }

    @Test
    void shouldKeepTheOldNetworkOpenWhenALeaseOfItIsOpen() {
        // Given
        Network first = network(FIRST);
        live.serve(new LoadedModel(FIRST.manifest("v1", FIRST.blob()), "pytorch", first, 1, false));
        ModelLease lease = live.lease().orElseThrow();

        // When
        live.serve(new LoadedModel(SECOND.manifest("v2", SECOND.blob()), "pytorch", network(SECOND), 1, false));

        // Then
        assertThat(first.manager().isOpen()).isTrue();
        assertThat(lease.score(0, noise(), 1)).hasDimensions(1, 10);
        assertThat(lease.manifest().version()).isEqualTo("v1");
        lease.close();
        assertThat(first.manager().isOpen()).isFalse();
        assertThat(live.lease().orElseThrow().manifest().version()).isEqualTo("v2");
    }

    @Test
    void shouldCloseTheOldNetworkAtOnceWhenNobodyUsesIt() {
        // Given
        Network first = network(FIRST);
        live.serve(new LoadedModel(FIRST.manifest("v1", FIRST.blob()), "pytorch", first, 1, false));
        live.lease().orElseThrow().close();

        // When
        live.serve(new LoadedModel(SECOND.manifest("v2", SECOND.blob()), "pytorch", network(SECOND), 1, false));

        // Then
        assertThat(first.manager().isOpen()).isFalse();
    }

    @Test
    void shouldCountALeaseOnceWhenItIsClosedTwice() {
        // Given
        Network first = network(FIRST);
        live.serve(new LoadedModel(FIRST.manifest("v1", FIRST.blob()), "pytorch", first, 1, false));
        ModelLease lease = live.lease().orElseThrow();

        // When
        lease.close();
        lease.close();

        // Then
        assertThat(first.manager().isOpen()).isTrue();
        assertThatThrownBy(() -> lease.score(0, noise(), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldFreeEverythingWhenClosed() {
        // Given
        Network first = network(FIRST);
        Network late = network(SECOND);
        live.serve(new LoadedModel(FIRST.manifest("v1", FIRST.blob()), "pytorch", first, 1, false));
        live.close();

        // When
        live.serve(new LoadedModel(SECOND.manifest("v2", SECOND.blob()), "pytorch", late, 1, false));

        // Then
        assertThat(first.manager().isOpen()).isFalse();
        assertThat(late.manager().isOpen()).isFalse();
        assertThat(live.lease()).isEmpty();
    }

    @Test
    void shouldScoreEachBatchWithOneOpenNetworkWhenSwappedUnderLoad() throws Exception {
        // Given
        Map<String, float[]> expected = new ConcurrentHashMap<>();
        for (int i = 0; i < 2; i++) {
            TestCheckpoint checkpoint = i == 0 ? FIRST : SECOND;
            try (Network network = network(checkpoint);
                    var scorer = network.newScorer()) {
                expected.put("v" + i, scorer.score(noise(), 1, 1)[0]);
            }
        }
        assertThat(expected.get("v0")[0]).isNotCloseTo(expected.get("v1")[0], Offset.offset(1e-4f));
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        AtomicInteger scored = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<Network> networks = new ArrayList<>();
        serve(0, networks);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int worker = i;
            Thread thread = new Thread(() -> {
                while (!stop.get()) {
                    try (ModelLease lease = live.lease().orElseThrow()) {
                        float[] row = lease.score(worker, noise(), 1)[0];
                        String version = lease.manifest().version();
                        if (Math.abs(row[0] - expected.get(version)[0]) > 1e-6) {
                            wrong.add(version + " gave " + row[0]);
                        }
                        scored.incrementAndGet();
                    }
                }
            });
            thread.setUncaughtExceptionHandler((t, failure) -> wrong.add(failure.toString()));
            thread.start();
            threads.add(thread);
        }

        // When
        for (int swap = 1; swap <= 40; swap++) {
            int before = scored.get();
            serve(swap % 2, networks);
            org.awaitility.Awaitility.await()
                    .pollInterval(java.time.Duration.ofMillis(1))
                    .until(() -> scored.get() > before || !wrong.isEmpty());
        }
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }

        // Then
        assertThat(wrong).isEmpty();
        assertThat(networks.subList(0, 40)).noneMatch(n -> n.manager().isOpen());
        assertThat(networks.get(40).manager().isOpen()).isTrue();
        live.close();
        assertThat(networks.get(40).manager().isOpen()).isFalse();
    }

    private void serve(int which, List<Network> networks) {
        TestCheckpoint checkpoint = which == 0 ? FIRST : SECOND;
        Network network = network(checkpoint);
        networks.add(network);
        live.serve(new LoadedModel(checkpoint.manifest("v" + which, checkpoint.blob()), "pytorch", network, 2, false));
    }

    private static Network network(TestCheckpoint checkpoint) {
        return Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights());
    }

    /** On a black image initial weights of any seed give every group the same probability. */
    private static ByteBuffer noise() {
        byte[] pixels = new byte[TestCheckpoint.TENSOR.bytes()];
        new Random(3).nextBytes(pixels);
        return ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    }
}
