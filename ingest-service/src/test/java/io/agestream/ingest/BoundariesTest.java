package io.agestream.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agestream.ingest", importOptions = ImportOption.DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule CONCEPTS_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage("..ingest.image..", "..ingest.preprocessing..", "..ingest.outcome..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "org.apache.kafka.streams..",
                    "io.micrometer..")
            .because("what is decided about an image must be testable, and readable, without a container or a broker");

    @ArchTest
    static final ArchRule CONCEPTS_DO_NOT_KNOW_WHO_USES_THEM = noClasses()
            .that()
            .resideInAnyPackage("..ingest.image..", "..ingest.preprocessing..", "..ingest.outcome..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..ingest.topology..", "..ingest.api..", "..ingest.metrics..", "..ingest.wiring..")
            .because("dependencies point inwards, from the outer ring to the concepts");

    @ArchTest
    static final ArchRule ONLY_PREPROCESSING_TOUCHES_NATIVE_MEMORY = noClasses()
            .that()
            .resideOutsideOfPackage("..ingest.preprocessing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opencv..", "org.bytedeco..")
            .because(
                    "native memory is released in the scope that took it, and this is easy to check in one package only");

    @ArchTest
    static final ArchRule A_SERVICE_NEVER_DEPENDS_ON_A_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.agestream.train..",
                    "io.agestream.predict..",
                    "io.agestream.cli..",
                    "io.agestream.model..",
                    "ai.djl..")
            .because("services meet on Kafka only, and the ingest image must not carry PyTorch");
}
