package io.agestream.ingest.wiring;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.contract.topic.TopicsNotReadyException;
import java.time.Duration;
import java.util.Map;

/** Checks the cluster before anything is consumed, so that what cannot work fails here and in one sentence. */
final class Startup {

    private Startup() {}

    /**
     * Waits for the broker and checks the topics of this service.
     *
     * @return how many partitions the images or the tensors have, whichever are more
     * @throws TopicsNotReadyException if there is no broker in time, or a topic is missing or wrongly set up
     */
    static int verify(Map<String, Object> client, Topics topics, Duration timeout) {
        try (TopicAdmin admin = TopicAdmin.connect(client, timeout)) {
            admin.verify(topics.settingsOf(topics.images(), topics.tensors(), topics.examples(), topics.deadLetters()));
            return Math.max(admin.partitions(topics.images()), admin.partitions(topics.tensors()));
        }
    }
}
