package io.agestream.predict;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agestream", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CONCEPTS_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage("..predict.loading..", "..predict.scoring..", "..predict.quality..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "io.micrometer..",
                    "org.apache.kafka..")
            .because("loading and scoring are tested without a container and without a broker");

    @ArchTest
    static final ArchRule KAFKA_STAYS_IN_THE_RING = classes()
            .that()
            .resideInAPackage("..predict.stream..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.apache.kafka..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "io.agestream.contract..",
                    "io.agestream.model..",
                    "io.agestream.predict.stream..",
                    "io.agestream.predict.loading..",
                    "io.agestream.predict.scoring..")
            .because("the loop runs without Quarkus, so that it can be tested and measured alone");

    @ArchTest
    static final ArchRule ONE_PLACE_KNOWS_MICROMETER = noClasses()
            .that()
            .resideOutsideOfPackages("..predict.metrics..", "..predict.wiring..")
            .and()
            .resideInAPackage("io.agestream.predict..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..")
            .because("meters are counted through ports in the words of the domain");

    @ArchTest
    static final ArchRule NO_NATIVE_ARRAY_CROSSES_A_PACKAGE = noClasses()
            .that()
            .resideInAPackage("io.agestream.predict..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.ndarray..")
            .because("who owns native memory stays clear only where it is not handed around");

    @ArchTest
    static final ArchRule NO_SERVICE_DEPENDS_ON_A_SERVICE = noClasses()
            .that()
            .resideInAPackage("io.agestream.predict..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.agestream.ingest..", "io.agestream.train..", "io.agestream.cli..", "io.agestream.devbroker..")
            .because("services are deployed and changed one by one; what they share is contract and model");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES = slices().matching("io.agestream.predict.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a concept that needs its user cannot be read alone");
}
