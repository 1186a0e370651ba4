package io.agestream.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agestream.cli", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule NO_SERVICES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.agestream.ingest..", "io.agestream.train..", "io.agestream.predict..", "io.quarkus..")
            .because(
                    "the services are processes of their own; what the cli knows of them is their HTTP and their topics");

    @ArchTest
    static final ArchRule ONLY_MANIFESTS_OF_THE_MODEL = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "io.agestream.model.checkpoint..")
            .because("the cli lists models but never loads one");

    @ArchTest
    static final ArchRule PICOCLI_IN_COMMAND = noClasses()
            .that()
            .resideOutsideOfPackage("io.agestream.cli.command..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("what the commands do can be used and tested without a command line");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.agestream.cli.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs all others is no concept");
}
