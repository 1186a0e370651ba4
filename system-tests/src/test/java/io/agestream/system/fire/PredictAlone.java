package io.agestream.system.fire;

import io.agestream.model.network.NativeEngine;
import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.load.Outcomes;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.util.List;
import java.util.Map;

/** A broker and scoring only: the test itself publishes the models, and the tensors that ingest would make. */
record PredictAlone(Pipeline pipeline, CheckpointPublisher publisher, Outcomes outcomes, Flow flow)
        implements AutoCloseable {

    /**
     * Starts the first instance and waits until it serves.
     *
     * @param name        of the test, for its logs under target
     * @param environment of all instances
     * @param version     of the first model
     */
    static PredictAlone serving(String name, Map<String, String> environment, String version, TestCheckpoint checkpoint)
            throws InterruptedException {
        Pipeline pipeline = new Pipeline(name, Brokers.separate(), environment);
        PredictAlone alone = new PredictAlone(
                pipeline,
                new CheckpointPublisher(pipeline.bootstrapServers(), pipeline.topics),
                Outcomes.follow(pipeline),
                new Flow(pipeline.newProducer(), Images.of(pipeline, 1)::tensor));
        try {
            alone.publisher.publish(version, checkpoint);
            pipeline.predict.start();
            pipeline.predict.awaitReady();
            return alone;
        } catch (RuntimeException | Error | InterruptedException e) {
            alone.close();
            throw e;
        }
    }

    /** Computes checkpoints in this process, on one thread beside the services. */
    static TestCheckpoint checkpoint(String network, int seed) {
        NativeEngine.load(1);
        return TestCheckpoint.of(network, seed);
    }

    /** A second and a third instance, not started. */
    List<ServiceProcess> others() {
        return List.of(
                pipeline.instance("predict", "predict-2", Map.of()),
                pipeline.instance("predict", "predict-3", Map.of()));
    }

    @Override
    public void close() {
        flow.close();
        outcomes.close();
        publisher.close();
        pipeline.close();
    }
}
