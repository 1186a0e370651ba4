package io.agestream.predict.stream;

import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.ModelLease;
import io.agestream.predict.scoring.PendingScores;
import io.agestream.predict.scoring.PredictionFormat;
import io.agestream.predict.scoring.ScoringWorkers;
import io.agestream.predict.scoring.TensorPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that are scored and committed together, on their way through the workers: each is either being scored or a dead letter already.
 * Owned by the loop's thread.
 */
final class TensorBatch {

    private record Scored(ConsumerRecord<byte[], byte[]> tensor, String id) {}

    private final RecordMapping mapping;
    private final Manifest manifest;
    private final List<Scored> scored = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> nextOffsets;
    private final PendingScores scores;

    private TensorBatch(WaitingRecords records, RecordMapping mapping, ModelLease lease, ScoringWorkers workers) {
        this.mapping = mapping;
        this.manifest = lease.manifest();
        this.nextOffsets = records.nextOffsets();
        TensorPolicy policy = new TensorPolicy(manifest.tensor());
        records.records().forEach(record -> judge(record, policy));
        this.scores = workers.start(
                lease, scored.stream().map(s -> s.tensor().value()).toList());
    }

    /** Judges the records and starts to score what can be; the lease is closed when that is done. */
    static TensorBatch start(WaitingRecords records, RecordMapping mapping, ModelLease lease, ScoringWorkers workers) {
        return new TensorBatch(records, mapping, lease, workers);
    }

    boolean isScored() {
        return scores.isDone();
    }

    /**
     * One prediction or dead letter per record; waits until all is scored.
     *
     * @param now the time of scoring that the predictions give
     */
    List<ProducerRecord<byte[], byte[]>> results(Instant now) {
        List<float[]> rows = scores.await();
        PredictionFormat format = new PredictionFormat(manifest);
        List<ProducerRecord<byte[], byte[]>> results = new ArrayList<>(deadLetters);
        for (int i = 0; i < rows.size(); i++) {
            Scored s = scored.get(i);
            results.add(mapping.prediction(
                    s.tensor(), format.prediction(s.id(), rows.get(i), mapping.imageTime(s.tensor()), now)));
        }
        return results;
    }

    int predictions() {
        return scored.size();
    }

    int deadLetters() {
        return deadLetters.size();
    }

    /** Where each partition goes on behind this batch. */
    Map<TopicPartition, OffsetAndMetadata> nextOffsets() {
        return nextOffsets;
    }

    private void judge(ConsumerRecord<byte[], byte[]> tensor, TensorPolicy policy) {
        Optional<String> id = mapping.id(tensor);
        Optional<String> refusal = policy.refusal(HeaderText.get(tensor.headers(), HeaderNames.SPEC), tensor.value());
        if (refusal.isPresent()) {
            deadLetters.add(mapping.deadLetter(tensor, refusal.get()));
        } else if (id.isEmpty()) {
            deadLetters.add(mapping.deadLetter(tensor, mapping.unusableId()));
        } else {
            scored.add(new Scored(tensor, id.get()));
        }
    }
}
