package io.agestream.predict.watching;

import io.agestream.contract.topic.Topics;
import java.net.URI;

/**
 * What is watched.
 *
 * @param topics       of the installation
 * @param ingestGroup  consumer group of ingest-service, which reads images
 * @param predictGroup consumer group of predict-service, which reads tensors
 * @param train        address of train-service, such as {@code http://localhost:8082}
 */
public record WatchSettings(Topics topics, String ingestGroup, String predictGroup, URI train) {}
