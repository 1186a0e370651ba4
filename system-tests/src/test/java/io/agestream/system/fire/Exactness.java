package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.system.load.Flow;
import io.agestream.system.load.Outcomes;
import io.agestream.system.load.Reconciliation;
import io.agestream.system.pipeline.Pipeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Whether every record has come out exactly once: awaited while the services run, judged when they have ended. */
final class Exactness {

    static final Duration PATIENCE = Duration.ofSeconds(180);

    private Exactness() {}

    /** Ends the flow and waits until all of it has come out, or it takes so long that something must be missing. */
    static void awaitAll(Flow flow, Outcomes outcomes, Pipeline pipeline) {
        flow.stop();
        Set<String> expected = flow.acknowledged();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> outcomes.ids() >= expected.size()
                            && outcomes.counts().keySet().containsAll(expected));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(
                    "After %s: %s; logs in %s"
                            .formatted(
                                    PATIENCE,
                                    Reconciliation.of(expected, flow.uncertain(), outcomes.counts())
                                            .describe(),
                                    pipeline.directory()),
                    e);
        }
    }

    /** Waits until more has come out than before. */
    static void awaitProgress(Outcomes outcomes, Pipeline pipeline) {
        int before = outcomes.ids();
        Awaitility.await("more predictions than " + before + ", logs in " + pipeline.directory())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> outcomes.ids() > before);
    }

    /** Ends the services; nothing more can come, so that what is there must be exactly what was sent. */
    static void assertExact(Flow flow, Outcomes outcomes, Pipeline pipeline) {
        pipeline.stopServices();
        outcomes.finish();
        assertReconciled(flow, outcomes.counts(), "predictions and dead letters", pipeline);
    }

    /** Each acknowledged id that is wanted stands exactly once in the topic, and no other does. */
    static void assertExactlyOnceIn(String topic, Flow flow, Predicate<String> wanted, Pipeline pipeline) {
        Map<String, Integer> counts = pipeline.countById(topic);
        Reconciliation result = Reconciliation.of(
                flow.acknowledged().stream().filter(wanted).collect(Collectors.toSet()), flow.uncertain(), counts);
        assertThat(result.isExact())
                .as("%s: %s; logs in %s", topic, result.describe(), pipeline.directory())
                .isTrue();
    }

    private static void assertReconciled(Flow flow, Map<String, Integer> counts, String what, Pipeline pipeline) {
        Reconciliation result = Reconciliation.of(flow.acknowledged(), flow.uncertain(), counts);
        assertThat(result.isExact())
                .as("%s: %s; logs in %s", what, result.describe(), pipeline.directory())
                .isTrue();
    }

    /** The same for those of several flows together. */
    static void assertExact(Iterable<Flow> flows, Outcomes outcomes, Pipeline pipeline) {
        pipeline.stopServices();
        outcomes.finish();
        Set<String> acknowledged = new HashSet<>();
        Set<String> uncertain = new HashSet<>();
        flows.forEach(flow -> {
            acknowledged.addAll(flow.acknowledged());
            uncertain.addAll(flow.uncertain());
        });
        Reconciliation result = Reconciliation.of(acknowledged, uncertain, new HashMap<>(outcomes.counts()));
        assertThat(result.isExact())
                .as("predictions and dead letters: %s; logs in %s", result.describe(), pipeline.directory())
                .isTrue();
    }
}
