package io.agestream.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agestream.evaluation", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule OF_INGEST_ONLY_THE_PREPROCESSING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.agestream.ingest.api..",
                    "io.agestream.ingest.metrics..",
                    "io.agestream.ingest.outcome..",
                    "io.agestream.ingest.topology..",
                    "io.agestream.ingest.wiring..",
                    "io.agestream.train..",
                    "io.agestream.predict..")
            .because("an image is prepared by the code that ingest runs; the services themselves are processes");

    @ArchTest
    static final ArchRule ONLY_EXAMPLES_PREPARE_IMAGES = noClasses()
            .that()
            .resideOutsideOfPackage("..evaluation.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.agestream.ingest..", "io.agestream.cli.images..")
            .because("where an example comes from does not matter to what is said of the model");

    @ArchTest
    static final ArchRule ENGINES_THROUGH_THE_MODEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "ai.onnxruntime..")
            .because("the model module scores, here as in predict");

    @ArchTest
    static final ArchRule REPORT_SCORES_NOTHING = noClasses()
            .that()
            .resideInAPackage("..evaluation.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..evaluation.scoring..", "..evaluation.examples..", "org.apache.kafka..")
            .because("a report tells what stands in a manifest");

    @ArchTest
    static final ArchRule PICOCLI_IN_COMMAND = noClasses()
            .that()
            .resideOutsideOfPackage("..evaluation.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("what the commands do can be used and tested without a command line");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.agestream.evaluation.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs all others is no concept");
}
