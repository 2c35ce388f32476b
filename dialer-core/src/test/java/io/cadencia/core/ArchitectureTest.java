package io.cadencia.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.cadencia.core", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] DETERMINISTIC = {
        "..core.engine..",
        "..core.exchange..",
        "..core.call..",
        "..core.agent..",
        "..core.campaign..",
        "..core.lead..",
        "..core.pacing..",
        "..core.compliance..",
        "..core.collections.."
    };

    @ArchTest
    static final ArchRule shouldKeepThreadsIoAndLoggingOutOfTheEngine = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.util.concurrent.locks..",
                    "java.util.concurrent.atomic..",
                    "java.io..",
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.net..",
                    "java.sql..",
                    "org.slf4j..",
                    "com.lmax..");

    @ArchTest
    static final ArchRule shouldKeepClockAndRandomnessOutOfTheEngine = noClasses()
            .that()
            .resideInAnyPackage(DETERMINISTIC)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Thread")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock");

    @ArchTest
    static final ArchRule shouldConfineTheDisruptorToTheRuntime = classes()
            .that()
            .resideOutsideOfPackage("..core.runtime..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("com.lmax..", "..core.runtime..");
}
