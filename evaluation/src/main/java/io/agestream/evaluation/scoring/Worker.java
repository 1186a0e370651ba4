package io.agestream.evaluation.scoring;

import io.agestream.contract.checkpoint.Sha256;
import io.agestream.evaluation.examples.ExampleSource.Candidate;
import io.agestream.evaluation.examples.Found;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.evaluation.NameLabels;
import io.agestream.model.network.Scorer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Decodes and scores batches; for one thread at a time. Owns its scorer and a buffer. */
final class Worker implements AutoCloseable {

    private final Scorer scorer;
    private final FoldChoice fold;
    private final ByteBuffer input;

    /** @param scorer taken over */
    Worker(Scorer scorer, FoldChoice fold, int batchSize) {
        this.scorer = scorer;
        this.fold = fold;
        this.input = ByteBuffer.allocateDirect(batchSize * CheckpointNetwork.TENSOR.bytes());
    }

    private record Chosen(int place, Found.Example example, long hash) {}

    /** What became of each candidate, in their order. */
    List<Scored> score(List<Candidate> candidates) {
        input.clear();
        List<Scored> all = new ArrayList<>();
        List<Chosen> chosen = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Found found = candidate.understand();
            if (!(found instanceof Found.Example example)) {
                all.add(new Scored.None(found));
                continue;
            }
            long hash = hash(example.tensor());
            if (fold.has(hash)) {
                chosen.add(new Chosen(all.size(), example, hash));
                input.put(example.tensor());
            }
            all.add(new Scored.OtherFold(example.id())); // until it is scored
        }
        if (!chosen.isEmpty()) {
            float[][] logits = scorer.logits(input.flip(), chosen.size());
            for (int i = 0; i < logits.length; i++) {
                all.set(chosen.get(i).place(), output(chosen.get(i), logits[i]));
            }
        }
        return all;
    }

    private static Scored output(Chosen chosen, float[] logits) {
        String id = chosen.example().id();
        return new Scored.Output(
                id,
                new LabelledOutput(
                        chosen.hash(),
                        chosen.example().years(),
                        logits,
                        NameLabels.of(id).values()));
    }

    /** The one that decides the fold. */
    private static long hash(byte[] tensor) {
        return ByteBuffer.wrap(Sha256.newDigest().digest(tensor)).getLong();
    }

    @Override
    public void close() {
        scorer.close();
    }
}
