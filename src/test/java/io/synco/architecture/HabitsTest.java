package io.synco.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/** What only one package may do, and what the deciding packages may not know. */
@AnalyzeClasses(packages = "io.synco", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {
    private static final String[] PLAIN_JAVA = {
        "io.synco..", "java.lang..", "java.util..", "java.math..", "java.time..", "java.text.."
    };

    private static final Pattern CLOCK = Pattern.compile("java\\.time\\.[A-Za-z]+\\.now\\(.*"
            + "|java\\.time\\.Clock\\.(system|tick)\\w*\\(.*"
            + "|java\\.lang\\.System\\.(nanoTime|currentTimeMillis)\\(.*"
            + "|java\\.util\\.Date\\.<init>\\(\\)|java\\.util\\.Calendar\\.getInstance\\(.*");

    private static final Pattern CHANCE =
            Pattern.compile("java\\.util\\.UUID\\.randomUUID\\(.*|java\\.lang\\.Math\\.random\\(.*"
                    + "|java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)");

    private static final Pattern CONNECT = Pattern.compile(
            "java\\.net\\.URL\\.open\\w+\\(.*|.*\\.(createHttpClient|createNetClient|createWebSocketClient)\\(.*");

    private static final Pattern CLIENTS =
            Pattern.compile("io\\.vertx\\..*\\.(HttpClient|WebClient|WebSocketClient|NetClient|NetSocket)"
                    + "[A-Za-z$]*|java\\.net\\.http\\..*|javax\\.net\\.(ssl\\.)?(SSL)?Socket.*"
                    + "|java\\.net\\.((Http)?URLConnection|Socket|ServerSocket|DatagramSocket|MulticastSocket)"
                    + "|java\\.nio\\.channels\\.\\w*SocketChannel|org\\.eclipse\\.microprofile\\.rest\\.client\\..*"
                    + "|jakarta\\.ws\\.rs\\.client\\..*");

    /** The classes of mapping and catalog that store; their other classes are as pure as the packages that only decide. */
    private static final Pattern STORES = Pattern.compile("io\\.synco\\.mapping\\."
            + "(Locations|Mappings|MappingEdit|BookQuery|ShopLocationRow|StockLocationRow|MappingRow|SourceRow|TargetRow)([$_].*)?"
            + "|io\\.synco\\.catalog\\.(Links|LinkStore|KitLinks|RecipeStore)([$_].*)?");

    @ArchTest
    static final ArchRule only_the_kernel_reads_the_clock = noClasses()
            .that()
            .resideOutsideOfPackage("io.synco.kernel..")
            .should()
            .callMethodWhere(target("reads the clock", CLOCK))
            .orShould()
            .callConstructorWhere(target("reads the clock", CLOCK))
            .because("a test must be able to set the time; take io.synco.kernel.Time, or the database's now()");

    @ArchTest
    static final ArchRule only_the_kernel_draws_lots = noClasses()
            .that()
            .resideOutsideOfPackage("io.synco.kernel..")
            .should()
            .callMethodWhere(target("is left to chance", CHANCE))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(util|security)\\.(\\w*Random|concurrent\\.ThreadLocalRandom|random\\..*)")
            .because("a run must be repeatable from its seed; take io.synco.kernel.Chance (keys and tokens: Tink)");

    @ArchTest
    static final ArchRule only_egress_opens_connections = noClasses()
            .that()
            .resideOutsideOfPackage("io.synco.egress..")
            .should()
            .dependOnClassesThat(nameMatching(CLIENTS.pattern()))
            .orShould()
            .callMethodWhere(target("opens a connection", CONNECT))
            .because("an address may be hostile, and only io.synco.egress checks it");

    @ArchTest
    static final ArchRule only_queue_knows_messaging = noClasses()
            .that()
            .resideOutsideOfPackage("io.synco.queue..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.eclipse.microprofile.reactive.messaging..",
                    "io.smallrye.reactive.messaging..",
                    "com.rabbitmq..",
                    "io.vertx.rabbitmq..",
                    "io.vertx.mutiny.rabbitmq..")
            .because("messages only ring; what is to be done stands in rows");

    @ArchTest
    static final ArchRule rules_stock_and_planners_know_no_waiting_no_container_and_no_database = noClasses()
            .that()
            .resideInAnyPackage("io.synco.rules..", "io.synco.stock..", "io.synco.sync.plan..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(PLAIN_JAVA)))
            .orShould()
            .dependOnClassesThat(nameMatching(STORES.pattern()))
            .because("what decides takes values and returns a value");

    @ArchTest
    static final ArchRule mapping_and_catalog_decide_as_purely_where_they_do_not_store = noClasses()
            .that()
            .resideInAnyPackage("io.synco.mapping..", "io.synco.catalog..")
            .and(not(nameMatching(STORES.pattern())))
            .should()
            .dependOnClassesThat(not(resideInAnyPackage(PLAIN_JAVA)))
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("io.synco.tenant..")
            .orShould()
            .dependOnClassesThat(nameMatching(STORES.pattern()))
            .because("what decides takes values and returns a value");

    @ArchTest
    static final ArchRule only_stores_of_settings_and_the_tenant_door_use_hibernate = noClasses()
            .that(not(resideInAnyPackage("io.synco.mapping..", "io.synco.tenant..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.hibernate..", "org.hibernate..", "jakarta.persistence..")
            .because("jobs, inbox and ledger use the reactive client, never both in one use case");

    @ArchTest
    static final ArchRule pages_hold_no_sql = noClasses()
            .that()
            .resideInAPackage("io.synco.dashboard..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.vertx.sqlclient..",
                    "io.vertx.mutiny.sqlclient..",
                    "io.vertx.pgclient..",
                    "io.vertx.mutiny.pgclient..",
                    "io.quarkus.hibernate..",
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "java.sql..")
            .allowEmptyShould(true)
            .because("a page asks a read model");

    @ArchTest
    static final ArchRule nobody_who_serves_blocks_on_jdbc = noClasses()
            .that(not(nameMatching("io\\.synco\\.tenant\\.TokenCommand")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..")
            .because("only Flyway and the command line use JDBC, both as the owner");

    private static DescribedPredicate<JavaCall<?>> target(String what, Pattern names) {
        return DescribedPredicate.describe(
                what, call -> names.matcher(call.getTarget().getFullName()).matches());
    }
}
