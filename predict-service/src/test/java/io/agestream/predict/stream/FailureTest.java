package io.agestream.predict.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    @ParameterizedTest
    @MethodSource("failures")
    void shouldBeTheSameWhenWrapped(KafkaException exception, Failure expected) {
        // When // Then
        assertThat(Failure.of(exception)).isEqualTo(expected);
        assertThat(Failure.of(new KafkaException("in an error state", exception)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new TransactionAbortableException("a"), Failure.ABORT),
                arguments(new CommitFailedException("b"), Failure.ABORT),
                arguments(new RecordTooLargeException("c"), Failure.ABORT),
                arguments(new ProducerFencedException("d"), Failure.RENEW),
                arguments(new InvalidProducerEpochException("e"), Failure.RENEW),
                arguments(new TimeoutException("f"), Failure.RENEW),
                arguments(new FencedInstanceIdException("g"), Failure.END),
                arguments(new TransactionalIdAuthorizationException("h"), Failure.END));
    }
}
