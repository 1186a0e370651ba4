package io.agestream.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {

    private final StringWriter err = new StringWriter();
    private final CommandLine bench = Bench.commandLine().setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "e2e | Say what arrives: --rate, as 200 or 50%, or --saturate for as much as there can be.",
                "e2e --rate half | A rate is a number per second, as 250, or a share of the saturation, as 50%, not \"half\"",
                "e2e --rate 0 | A rate must be above 0.",
                "e2e --rate 10,20 | Several rates are for --shape steps.",
                "e2e --rate 10 --shape bursts | --shape bursts and --burst-rate go together.",
                "e2e --rate 10 --burst-rate 20 | --shape bursts and --burst-rate go together.",
                "e2e --rate 10 --duration 3 | a duration is a number with ms, s, m or h behind it, as 30s, not \"3\"",
                "e2e --rate 10 --duration 0s | The duration must be above 0.",
                "e2e --rate 10 --network large | There is no network \"large\"; choose one of agenet, agenet-l, agenet-s, article, tiny.",
                "e2e --rate 10 --swaps 2 --swap-every 2s | Give --swaps or --swap-every.",
                "e2e --rate 10 --swaps 2 --bootstrap-server there:9092 | say --untrained-models if that is wanted.",
                "e2e --saturate --swaps 2 | Swaps need a --rate.",
                "e2e --rate 10 --instances 0 | option '--instances': must be a whole number from 1 to 999999999, not \"0\"",
                "e2e --rate 10 --engine abacus | There is no engine \"abacus\"; choose one of auto, pytorch, onnxruntime.",
                "e2e --input faces --rate 10 | expected one of [IMAGES, TENSORS]",
                "micro ( | is no regular expression",
                "micro --threads 0 | option '--threads': must be a whole number from 1 to 999999999, not \"0\"",
                "peers --network large | There is no network \"large\"; choose one of agenet, agenet-l, agenet-s, article, tiny.",
                "peers --rounds 0 | option '--rounds': must be a whole number from 1 to 999999999, not \"0\"",
                "peers --tensors 1234567890 | option '--tensors': must be a whole number from 1 to 999999999, not \"1234567890\"",
                "peers --engine abacus | There is no engine \"abacus\"; choose one of auto, pytorch, onnxruntime.",
                "ingest --images /nowhere/at/all | There is no folder /nowhere/at/all.",
                "ingest --commit-interval soon | a duration is a number with ms, s, m or h behind it",
                "train --network large | There is no network \"large\"; choose one of agenet, agenet-l, agenet-s, article, tiny.",
                "ingest --records 9 | --records must be 10 or more.",
                "continual --portions 0 | option '--portions': must be a whole number from 1 to 999999999, not \"0\"",
                "ablation --variant erase | must be such as erase=0 or epochs=40,erase=0, not \"erase\"",
                "ablation --seeds 0 | option '--seeds': must be a whole number from 1 to 999999999, not \"0\"",
                "train --batch many | option '--batch': must be a whole number from 1 to 999999999, not \"many\"",
                "'' | Say what to measure: e2e, micro, peers, predict, ingest, train, continual, ablation, scaling.",
            })
    void shouldSayInASentenceWhatIsWrongWithTheOptions(String arguments, String sentence) {
        // When
        int code = bench.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("agestream: ").contains(sentence).doesNotContain("\tat ");
        assertThat(err.toString().lines().filter(line -> line.startsWith("agestream: ")))
                .hasSize(1);
    }

    @Test
    void shouldExplainEachCommand() {
        for (CommandLine command : bench.getSubcommands().values()) {
            assertThat(command.getUsageMessage()).contains("--out=DIR").contains("Usage: agestream bench ");
        }
    }
}
