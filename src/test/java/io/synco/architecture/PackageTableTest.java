package io.synco.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** Who may import whom: the table of docs/architecture.md, a line for each package, whether it is there already or not. */
@AnalyzeClasses(packages = "io.synco", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageTableTest {
    @ArchTest
    static final ArchRule kernel_imports_nothing_but_java = noClasses()
            .that()
            .resideInAPackage("io.synco.kernel..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", "io.synco.kernel..")))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule rules_import_the_kernel = only("rules", "kernel");

    @ArchTest
    static final ArchRule mapping_imports_the_kernel_and_for_its_store_tenant = only("mapping", "kernel", "tenant");

    @ArchTest
    static final ArchRule catalog_imports_the_kernel_and_for_its_store_tenant = only("catalog", "kernel", "tenant");

    @ArchTest
    static final ArchRule stock_imports_the_kernel_rules_mapping_and_catalog =
            only("stock", "kernel", "rules", "mapping", "catalog");

    @ArchTest
    static final ArchRule tenant_imports_the_kernel = only("tenant", "kernel");

    @ArchTest
    static final ArchRule sync_imports_all_that_it_orders_about =
            only("sync", "kernel", "rules", "mapping", "catalog", "stock", "tenant");

    @ArchTest
    static final ArchRule the_ports_speak_in_the_kernels_words = only("sync.port", "kernel");

    @ArchTest
    static final ArchRule queue_imports_the_kernel_tenant_and_sync = only("queue", "kernel", "tenant", "sync");

    @ArchTest
    static final ArchRule shopify_imports_the_kernel_tenant_egress_and_the_ports =
            only("shopify", "kernel", "tenant", "egress", "sync.port");

    @ArchTest
    static final ArchRule odoo_imports_the_same_and_never_shopify =
            only("odoo", "kernel", "tenant", "egress", "sync.port");

    @ArchTest
    static final ArchRule egress_imports_the_kernel = only("egress", "kernel");

    /** Of shopify the verification of session tokens and nothing else: the pages are embedded in Shopify's. */
    @ArchTest
    static final ArchRule dashboard_imports_what_people_read_and_ask = noClasses()
            .that()
            .resideInAPackage("io.synco.dashboard..")
            .should()
            .dependOnClassesThat(ours().and(not(
                            within("dashboard", "kernel", "rules", "mapping", "catalog", "stock", "tenant", "sync")))
                    .and(not(nameMatching("io\\.synco\\.shopify\\.SessionToken.*"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_imports_ops = noClasses()
            .that()
            .resideOutsideOfPackage("io.synco.ops..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.synco.ops..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobody_imports_the_dashboard = noClasses()
            .that()
            .resideOutsideOfPackages("io.synco.dashboard..", "io.synco.ops..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.synco.dashboard..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_package_lies_deeper_than_two_levels =
            noClasses().should().resideInAPackage("io.synco.*.*.*..").because("two levels are enough to find a class");

    @ArchTest
    static final ArchRule what_is_there_for_tests_is_never_used_by_the_product = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.synco.sandbox..",
                    "io.synco.infra..",
                    "io.synco.demo..",
                    "io.synco.architecture..",
                    "org.junit..",
                    "org.assertj..",
                    "io.zonky..",
                    "graphql..");

    /** @param allowed packages of ours beside its own; what it imports of others is the next test's matter */
    private static ArchRule only(String owner, String... allowed) {
        String[] with = Arrays.copyOf(allowed, allowed.length + 1);
        with[allowed.length] = owner;
        return noClasses()
                .that()
                .resideInAPackage("io.synco." + owner + "..")
                .should()
                .dependOnClassesThat(ours().and(not(within(with))))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("io.synco..");
    }

    private static DescribedPredicate<JavaClass> within(String... packages) {
        return resideInAnyPackage(
                Arrays.stream(packages).map(name -> "io.synco." + name + "..").toArray(String[]::new));
    }
}
