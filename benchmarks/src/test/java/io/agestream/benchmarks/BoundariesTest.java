package io.agestream.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agestream.benchmarks", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule END_TO_END_MEASURES_PROCESSES = noClasses()
            .that()
            .resideInAnyPackage("..benchmarks.endtoend..", "..benchmarks.delivery..", "..benchmarks.installation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.agestream.ingest..", "io.agestream.train..", "io.agestream.predict..")
            .because(
                    "what is measured end to end is what users run, through Kafka, and nothing of it is in this process");

    @ArchTest
    static final ArchRule NO_CONTAINER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta..", "io.micrometer..")
            .because("Quarkus is not on the class path of the benchmarks");

    @ArchTest
    static final ArchRule PICOCLI_IN_COMMAND = noClasses()
            .that()
            .resideOutsideOfPackage("..benchmarks.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("what the commands do can be used and tested without a command line");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.agestream.benchmarks.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs all others is no concept");
}
