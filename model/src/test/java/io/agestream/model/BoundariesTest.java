package io.agestream.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.agestream.model.engine.OnnxRuntimeEngine;

@AnalyzeClasses(packages = "io.agestream.model", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

    @ArchTest
    static final ArchRule NO_KAFKA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "io.micrometer..")
            .because("a model is the same wherever its bytes come from; contract reads and writes topics");

    @ArchTest
    static final ArchRule ONLY_ITS_ADAPTER_KNOWS_AN_ENGINE = noClasses()
            .that()
            .doNotBelongToAnyOf(OnnxRuntimeEngine.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl.pytorch..", "ai.djl.onnxruntime..", "ai.onnxruntime..")
            .because("the engine is the services' choice");

    @ArchTest
    static final ArchRule ONLY_NETWORK_AND_ENGINE_KNOW_DJL = noClasses()
            .that()
            .resideOutsideOfPackages("..network..", "..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..")
            .because("no NDArray crosses a package");

    @ArchTest
    static final ArchRule EXPORT_NEEDS_NO_ENGINE = noClasses()
            .that()
            .resideInAnyPackage("..onnx..", "..weights..", "..folding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..model.engine..")
            .because("the command line writes files where no engine is installed");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES = slices().matching("io.agestream.model.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a concept that needs its user cannot be read alone");
}
