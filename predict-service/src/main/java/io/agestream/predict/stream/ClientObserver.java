package io.agestream.predict.stream;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Is told of Kafka clients when they are made, for their metrics; must not use them otherwise. Any thread. */
public interface ClientObserver {

    ClientObserver NONE = new ClientObserver() {
        @Override
        public void made(String role, Consumer<?, ?> consumer) {}

        @Override
        public void made(String role, Producer<?, ?> producer) {}
    };

    /** @param role what it is for; the one that had it before is not used any more */
    void made(String role, Consumer<?, ?> consumer);

    /** @param role what it is for; the one that had it before is not used any more */
    void made(String role, Producer<?, ?> producer);
}
