package io.agestream.train;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.agestream.train", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule CONCEPTS_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideOutsideOfPackages("..wiring..", "..api..", "..metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..", "jakarta..", "io.micrometer..", "io.smallrye..", "org.eclipse.microprofile..")
            .because("the domain is tested and understood without a container");

    @ArchTest
    static final ArchRule ONLY_THE_RIM_KNOWS_KAFKA = noClasses()
            .that()
            .resideInAnyPackage("..examples..", "..training..", "..progress..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..")
            .because("how a network learns does not depend on where examples come from and checkpoints go to");

    @ArchTest
    static final ArchRule NOBODY_BUT_TRAINING_TOUCHES_THE_ENGINE = noClasses()
            .that()
            .resideOutsideOfPackages("..training..", "..wiring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..")
            .because("native memory stays in the package that opened it");

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.agestream.ingest..", "io.agestream.predict..", "io.agestream.cli..")
            .because("services meet on topics only");
}
