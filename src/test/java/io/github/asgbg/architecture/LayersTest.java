package io.github.asgbg.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, and what each layer must do without. */
class LayersTest {
    private static final String US = "io.github.asgbg";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(US);

    @Test
    void theModelKnowsNothingButTheJdk() {
        classes()
                .that(are("model"))
                .should()
                .onlyDependOnClassesThat(areAnyOf("model").or(areOfTheJdk()))
                .because("every layer speaks in the model's records, so they must drag nothing along")
                .check(CLASSES);
    }

    @Test
    void decisionsKnowOnlyTheModel() {
        classes()
                .that(are("plan"))
                .should()
                .onlyDependOnClassesThat(areAnyOf("plan", "model").or(areOfTheJdk()))
                .because("a decision is a pure function of what was seen, and tests make up what was seen")
                .check(CLASSES);
    }

    @Test
    void portsSpeakInOurWordsOnly() {
        arrow("port", "model", "plan")
                .because("the engine must not learn what the world is made of")
                .check(CLASSES);
    }

    @Test
    void theEngineReachesTheWorldThroughPortsOnly() {
        arrow("engine", "model", "plan", "port")
                .because("the same loop runs against AWS, against the sandbox and against a test's fake")
                .check(CLASSES);
    }

    @Test
    void settingsKnowOnlyTheModel() {
        arrow("config", "model")
                .because("what the user says is read before anything is connected")
                .check(CLASSES);
    }

    @Test
    void policiesKnowOnlyTheModel() {
        arrow("policies", "model")
                .because("a policy is a pure function of the values, wherever they come from")
                .check(CLASSES);
    }

    @Test
    void awsImplementsPortsAndKnowsNothingOfTheEngine() {
        arrow("aws", "model", "plan", "port")
                .because("who answers must not know why it was asked")
                .check(CLASSES);
    }

    @Test
    void reportsRenderEventsAndNothingElse() {
        arrow("report", "model", "plan", "port")
                .because("what is shown is a pure function of typed events, whoever tells them")
                .check(CLASSES);
    }

    @Test
    void theSandboxSharesNothingWithWhatItTests() {
        arrow("sandbox")
                .because("two independent readings of AWS's documents test each other")
                .check(CLASSES);
    }

    @Test
    void whoAsksAnAccountKnowsNothingOfReleases() {
        arrow("conformance", "aws", "model", "port")
                .because("what AWS does is asked of AWS, and the simulation is asked like any other")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineUsesTheSandbox() {
        noClasses()
                .that(not(areAnyOf("sandbox", "cli")))
                .should()
                .dependOnClassesThat(areAnyOf("sandbox"))
                .because("a release must not be able to depend on a simulated AWS")
                .check(CLASSES);
    }

    @Test
    void onlyThreePackagesSpeakTheSdk() {
        noClasses()
                .that(not(areAnyOf("aws", "sandbox", "conformance")))
                .should()
                .dependOnClassesThat(resideInAPackage("software.amazon.."))
                .because(
                        "SDK types and SDK exceptions never leave the port that uses them; who asks AWS itself is no layer")
                .check(CLASSES);
    }

    @Test
    void nobodyUsesTheCommandLine() {
        noClasses()
                .that(not(are("cli")))
                .should()
                .dependOnClassesThat(are("cli").or(resideInAPackage("picocli..")))
                .because("parts are wired together in one place")
                .check(CLASSES);
    }

    @Test
    void theRoomsOfTheCommandLinePointOneWay() {
        noClasses()
                .that(are("cli.setup"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(US + ".cli", US + ".cli.sandbox.."))
                .because("what every command is given must not know which commands there are")
                .check(CLASSES);
        noClasses()
                .that(are("cli.sandbox"))
                .should()
                .dependOnClassesThat(resideInAPackage(US + ".cli"))
                .because("the program knows its commands, and they do not know the program")
                .check(CLASSES);
        slices().matching(US + ".cli.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each room can be read without the others that use it")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(US + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader must be able to begin somewhere")
                .check(CLASSES);
    }

    @Test
    void theRoomsOfTheReportFormNoCycle() {
        slices().matching(US + ".report.(*)..")
                .should()
                .beFreeOfCycles()
                .because("words come from below: terminal, wording, view, then text and JSON, then the live view")
                .check(CLASSES);
    }

    @Test
    void noTwoTypesHaveTheSameName() {
        List<String> names = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(not(are("sandbox")))
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();
        assertThat(names).as("a name stands for one thing wherever it is read").doesNotHaveDuplicates();
    }

    @Test
    void theSandboxServicesFormNoCycle() {
        slices().matching(US + ".sandbox.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each simulated service can be read without the others")
                .check(CLASSES);
    }

    @Test
    void theRoomsOfTheAdapterFormNoCycle() {
        slices().matching(US + ".aws.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each of looking, acting, asking for permission and keeping the ledger can be read alone")
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage(US + ".aws.*.."))
                .should()
                .dependOnClassesThat(resideInAPackage(US + ".aws"))
                .because("the adapter as a whole is put together of its rooms, and not the other way round")
                .check(CLASSES);
    }

    @Test
    void decidingReadsNoClockAndTouchesNothing() {
        noClasses()
                .that(areAnyOf("plan", "model"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("the same observation must always lead to the same decision")
                .check(CLASSES);
    }

    @Test
    void theEngineTakesTimeFromItsTimer() {
        noClasses()
                .that(are("engine"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .because("hours of a release are tested in milliseconds of virtual time")
                .check(CLASSES);
    }

    @Test
    void onePlaceListensForConnections() {
        noClasses()
                .that(not(resideInAPackage(US + ".sandbox.http..")))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ServerSocket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ServerSocketChannel.class)
                .because("it listens on loopback alone, with limits")
                .check(CLASSES);
    }

    /** The package may use itself, these of ours, and any library. */
    private static ArchRule arrow(String from, String... to) {
        String[] all = Stream.concat(Stream.of(from), Arrays.stream(to)).toArray(String[]::new);
        return classes()
                .that(are(from))
                .should()
                .onlyDependOnClassesThat(areAnyOf(all).or(not(resideInAPackage(US + ".."))));
    }

    private static DescribedPredicate<JavaClass> are(String name) {
        return resideInAPackage(US + "." + name + "..");
    }

    private static DescribedPredicate<JavaClass> areAnyOf(String... names) {
        return resideInAnyPackage(
                Arrays.stream(names).map(name -> US + "." + name + "..").toArray(String[]::new));
    }

    private static DescribedPredicate<JavaClass> areOfTheJdk() {
        return resideInAnyPackage("java..", "org.jspecify.annotations..");
    }
}
