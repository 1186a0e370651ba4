package io.agestream.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.evaluation.examples.ExampleSource;
import io.agestream.evaluation.examples.Found;
import io.agestream.evaluation.examples.Found.Reason;
import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.engine.PyTorchEngine;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.model.split.Fold;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExaminationRunTest {

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);
    private static final Manifest MANIFEST = TINY.manifest("v1", TINY.blob());

    @ParameterizedTest
    @MethodSource("engines")
    void shouldGiveTheNetworksOutputsForEachExampleOfTheFold(ScoringEngine engine) throws IOException {
        // Given: more than are read ahead, and a few that are none
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            found.add(new Found.Example(i + "_0_0_20260101000000001.jpg", 1 + i % 100, tensor(i)));
            if (i % 100 == 0) {
                found.add(new Found.LeftOut("no" + i, Reason.NO_IMAGE));
            }
        }
        List<Integer> progress = new ArrayList<>();

        // When
        Examination examination;
        try (CheckpointNetwork network = CheckpointNetwork.load(MANIFEST, TINY.weights(), engine)) {
            examination = new ExaminationRun(network, FoldChoice.VALIDATION, false, 3).of(source(found), progress::add);
        }

        // Then
        long validation = Stream.iterate(0, i -> i + 1)
                .limit(400)
                .filter(i -> Fold.of(tensor(i)) == Fold.VALIDATION)
                .count();
        assertThat(examination.outputs()).hasSize((int) validation).hasSizeBetween(20, 60);
        assertThat(examination.otherFold()).isEqualTo(400 - (int) validation);
        assertThat(examination.leftOut()).singleElement().satisfies(omission -> assertThat(omission.count())
                .isEqualTo(4));
        assertThat(progress).isSorted().endsWith(404);
        assertOutputs(examination.outputs());
    }

    static Stream<ScoringEngine> engines() {
        return Stream.of(new OnnxRuntimeEngine(), new PyTorchEngine());
    }

    @Test
    void shouldRefuseACheckpointThatComputesSomethingElseThanItsManifestSays() {
        // Given
        TestCheckpoint other = TestCheckpoint.of("tiny", 2);

        // When / Then
        assertThatThrownBy(() -> CheckpointNetwork.load(MANIFEST, other.weights(), new PyTorchEngine()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("Model v1 cannot be used: on golden tensor 0 it gives group ");
        assertThatThrownBy(() -> CheckpointNetwork.load(MANIFEST, new byte[20], new PyTorchEngine()))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageStartingWith("Model v1 cannot be used: pytorch cannot compute it: ");
    }

    @Test
    void shouldEndWithTheSourcesFailure() {
        // Given
        ExampleSource broken = new ListedSource(List.of()) {
            @Override
            public Candidate next() throws IOException {
                throw new IOException("The archive is damaged.");
            }
        };

        // When / Then
        try (CheckpointNetwork network = CheckpointNetwork.load(MANIFEST, TINY.weights(), new PyTorchEngine())) {
            assertThatThrownBy(() -> new ExaminationRun(network, FoldChoice.ALL, false, 2).of(broken, done -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The archive is damaged.");
        }
    }

    @Test
    void shouldGiveAnImageAndItsMirrorImageTheSameProbabilitiesWhenMirrored() throws IOException {
        // Given
        byte[] image = tensor(1);
        byte[] mirrored = new byte[image.length];
        for (int i = 0; i < image.length; i++) {
            mirrored[i - i % 128 + 127 - i % 128] = image[i];
        }
        List<Found> both = List.of(new Found.Example("a", 30, image), new Found.Example("b", 30, mirrored));

        // When
        Examination plain = examine(both, false);
        Examination withMirrorImages = examine(both, true);

        // Then
        assertThat(plain.outputs().get(0).logits())
                .isNotEqualTo(plain.outputs().get(1).logits());
        assertThat(withMirrorImages.outputs().get(0).logits())
                .containsExactly(withMirrorImages.outputs().get(1).logits(), within(1e-4f));
    }

    private static Examination examine(List<Found> found, boolean mirrored) throws IOException {
        try (CheckpointNetwork network = CheckpointNetwork.load(MANIFEST, TINY.weights(), new PyTorchEngine())) {
            return new ExaminationRun(network, FoldChoice.ALL, mirrored, 1).of(source(found), done -> {});
        }
    }

    private static void assertOutputs(List<LabelledOutput> outputs) {
        try (Network network = Network.frozen(TINY.network(), TestCheckpoint.TENSOR, TINY.weights());
                Scorer scorer = network.newScorer()) {
            for (int i = 0; i < 400; i++) {
                if (Fold.of(tensor(i)) == Fold.VALIDATION) {
                    ByteBuffer one = ByteBuffer.allocateDirect(TestCheckpoint.TENSOR.bytes());
                    float[] expected = scorer.logits(one.put(tensor(i)).flip(), 1)[0];
                    int years = 1 + i % 100;
                    assertThat(outputs)
                            .filteredOn(output ->
                                    output.years() == years && Math.abs(output.logits()[0] - expected[0]) < 1e-4)
                            .as("tensor %d", i)
                            .isNotEmpty()
                            .first()
                            .satisfies(output -> {
                                assertThat(output.logits()).containsExactly(expected, within(1e-4f));
                                assertThat(output.labels()).containsEntry("ethnicity", "White");
                            });
                }
            }
        }
    }

    private static ExampleSource source(List<Found> found) {
        return new ListedSource(found);
    }

    private static byte[] tensor(int seed) {
        byte[] tensor = new byte[TestCheckpoint.TENSOR.bytes()];
        new Random(seed).nextBytes(tensor);
        return tensor;
    }

    private static class ListedSource implements ExampleSource {
        private final List<Found> left;

        ListedSource(List<Found> found) {
            this.left = new ArrayList<>(found);
        }

        @Override
        public Candidate next() throws IOException {
            if (left.isEmpty()) {
                return null;
            }
            Found next = left.remove(0);
            return () -> next;
        }

        @Override
        public String description() {
            return "a list";
        }

        @Override
        public void close() {}
    }
}
