package io.agestream.benchmarks.micro;

import io.agestream.benchmarks.load.Arrivals;
import io.agestream.benchmarks.load.Input;
import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.SimpleRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Predictions as JSON, and batches of 32 tensors in the form in which Kafka writes and reads them. */
@State(Scope.Benchmark)
public class RecordBenchmark {

    private static final int BATCH = 32;

    private final Prediction prediction = prediction();
    private final byte[] json = prediction.toJson();
    private final SimpleRecord[] tensors = tensors();
    private final ByteBuffer batch =
            MemoryRecords.withRecords(Compression.NONE, tensors).buffer();

    @Benchmark
    public byte[] predictionToJson() {
        return prediction.toJson();
    }

    @Benchmark
    public Prediction predictionFromJson() {
        return Prediction.fromJson(json);
    }

    @Benchmark
    public MemoryRecords tensorBatchEncode() {
        return MemoryRecords.withRecords(Compression.NONE, tensors);
    }

    @Benchmark
    public void tensorBatchDecode(Blackhole blackhole) {
        for (MutableRecordBatch read :
                MemoryRecords.readableRecords(batch.duplicate()).batches()) {
            read.ensureValid();
            for (Record tensor : read) {
                byte[] bytes = new byte[tensor.valueSize()];
                tensor.value().get(bytes);
                blackhole.consume(bytes);
            }
        }
    }

    private static Prediction prediction() {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        IntStream.range(0, 10).forEach(i -> probabilities.put(10 * i + "-" + (10 * i + 9), 0.1));
        return new Prediction(
                "cam7-000123",
                "30-39",
                0.1,
                probabilities,
                49.5,
                new Prediction.ModelReference("age", "20261123T184500Z-e12", "0123456789abcdef".repeat(4)),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static SimpleRecord[] tensors() {
        Arrivals arrivals = new Arrivals(Input.TENSORS, Topics.withDefaultPrefix());
        return IntStream.range(0, BATCH)
                .mapToObj(i -> arrivals.record("bench", i, 1_700_000_000_000L))
                .map(RecordBenchmark::simple)
                .toArray(SimpleRecord[]::new);
    }

    private static SimpleRecord simple(ProducerRecord<byte[], byte[]> tensor) {
        return new SimpleRecord(
                1_700_000_000_000L,
                ByteBuffer.wrap(tensor.key()),
                ByteBuffer.wrap(tensor.value()),
                tensor.headers().toArray());
    }
}
