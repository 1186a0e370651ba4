package io.agestream.predict.stream;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.ModelLease;
import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.Fault;
import io.agestream.predict.scoring.PendingScores;
import io.agestream.predict.scoring.PredictedTensor;
import io.agestream.predict.scoring.PredictionFormat;
import io.agestream.predict.scoring.Refusal;
import io.agestream.predict.scoring.ScoringWorkers;
import io.agestream.predict.scoring.TensorPolicy;
import java.time.Duration;
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
    private final List<Fault> faults = new ArrayList<>();
    private final List<PredictedTensor> predicted = new ArrayList<>();
    private final Map<TopicPartition, OffsetAndMetadata> nextOffsets;
    private final PendingScores scores;
    private final Instant started;

    private TensorBatch(
            WaitingRecords records, RecordMapping mapping, ModelLease lease, ScoringWorkers workers, Instant started) {
        this.mapping = mapping;
        this.started = started;
        this.manifest = lease.manifest();
        this.nextOffsets = records.nextOffsets();
        TensorPolicy policy = new TensorPolicy(manifest.tensor());
        records.records().forEach(record -> judge(record, policy));
        this.scores = workers.start(
                lease, scored.stream().map(s -> s.tensor().value()).toList());
    }

    /** Judges the records and starts to score what can be; the lease is closed when that is done. */
    static TensorBatch start(
            WaitingRecords records, RecordMapping mapping, ModelLease lease, ScoringWorkers workers, Instant now) {
        return new TensorBatch(records, mapping, lease, workers, now);
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
            Prediction prediction = format.prediction(s.id(), rows.get(i), mapping.imageTime(s.tensor()), now);
            results.add(mapping.prediction(s.tensor(), prediction));
            predicted.add(new PredictedTensor(
                    s.tensor().value(),
                    Instant.ofEpochMilli(s.tensor().timestamp()),
                    mapping.age(s.tensor()),
                    prediction));
        }
        return results;
    }

    /**
     * What there is to be counted once the results are committed.
     *
     * @param producing how long that took
     */
    CommittedBatch committed(Instant now, Duration producing) {
        return new CommittedBatch(
                manifest.version(), started, now, producing, List.copyOf(predicted), List.copyOf(faults));
    }

    /** Where each partition goes on behind this batch. */
    Map<TopicPartition, OffsetAndMetadata> nextOffsets() {
        return nextOffsets;
    }

    private void judge(ConsumerRecord<byte[], byte[]> tensor, TensorPolicy policy) {
        Optional<String> id = mapping.id(tensor);
        Optional<Refusal> refusal = policy.refusal(HeaderText.get(tensor.headers(), HeaderNames.SPEC), tensor.value());
        if (refusal.isPresent()) {
            refuse(tensor, refusal.get());
        } else if (id.isEmpty()) {
            refuse(tensor, mapping.unusableId());
        } else {
            scored.add(new Scored(tensor, id.get()));
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> tensor, Refusal refusal) {
        deadLetters.add(mapping.deadLetter(tensor, refusal));
        faults.add(refusal.fault());
    }
}
