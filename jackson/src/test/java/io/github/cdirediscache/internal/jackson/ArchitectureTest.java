package io.github.cdirediscache.internal.jackson;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String OURS = "io.github.cdirediscache.internal.jackson";

    /** A server that has the core shows applications its API alone, and this may be in one of them. */
    @Test
    void core_isUsedByItsApiAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.github.cdirediscache..")
                        .and(not(resideInAnyPackage("io.github.cdirediscache.format", OURS))))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(OURS));
    }
}
