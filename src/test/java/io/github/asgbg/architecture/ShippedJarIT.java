package io.github.asgbg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged jar says of itself: what it is made of (CycloneDX), and under which licences. */
class ShippedJarIT {
    private static final String SBOM = "META-INF/sbom/asg-bg.cdx.json";
    private static final String LICENSES = "META-INF/licenses/";
    private static final String REMEDY = "record it anew: ./mvnw cyclonedx:makeBom";
    /** Words that a licence's text has; a licence that is not here has to be thought about before it is shipped. */
    private static final Map<String, String> WORDS = Map.of(
            "Apache-2.0", "Apache License",
            "MIT", "The above copyright notice and this permission notice shall be included",
            "MIT-0", "MIT No Attribution");

    private JarFile jar;
    private JsonNode sbom;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("asgbg.jar"));
        sbom = new ObjectMapper().readTree(bytes(jar, SBOM));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void everyClassIsOursOrOfAnArtifactThatTheSbomNames() {
        Set<String> unknown = classes(jar);
        unknown.removeIf(name -> name.startsWith("io/github/asgbg/"));
        for (JsonNode component : components()) {
            Set<String> its = with(component, ShippedJarIT::classes);
            assertThat(its)
                    .as("%s is not in the jar; %s", component.get("purl"), REMEDY)
                    .anyMatch(name -> jar.getEntry(name) != null);
            unknown.removeAll(its);
        }
        assertThat(unknown).as("in the jar and not in %s; %s", SBOM, REMEDY).isEmpty();
    }

    /** What 'asg-bg iam show' prints is what people read. */
    @Test
    void itCarriesThePoliciesAsTheyAre() throws IOException {
        try (Stream<Path> policies = Files.list(Path.of("iam-policies"))) {
            assertThat(policies.filter(file -> file.toString().endsWith(".json")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(bytes(jar, "io/github/asgbg/policies/" + file.getFileName()))
                            .as(file.toString())
                            .isEqualTo(Files.readAllBytes(file)));
        }
    }

    @Test
    void everyArtifactIsNamedWithVersionLicenceAndTheHashOfWhatWasPacked() throws Exception {
        for (JsonNode component : components()) {
            String purl = component.path("purl").asText();
            assertThat(purl)
                    .isEqualTo("pkg:maven/%s/%s@%s?type=jar"
                            .formatted(text(component, "group"), name(component), text(component, "version")));
            assertThat(WORDS).as("the licence of %s", purl).containsKey(license(component));
            assertThat(sha256(artifact(component)))
                    .as("SHA-256 of %s; %s", purl, REMEDY)
                    .isEqualTo(hash(component));
        }
    }

    @Test
    void everyArtifactHasItsLicence() {
        for (JsonNode component : components()) {
            assertThat(licenseTexts(component))
                    .as("texts of %s in %s%s/", license(component), LICENSES, name(component))
                    .anyMatch(text -> text.contains(WORDS.getOrDefault(license(component), "?")));
        }
    }

    @Test
    void whatAnArtifactSaysOfItsLicenceAndNoticeIsKeptWordForWord() {
        for (JsonNode component : components()) {
            with(component, artifact -> {
                for (String name : legal(artifact)) {
                    String kept = LICENSES + name(component) + "/" + name.substring("META-INF/".length());
                    assertThat(jar.getEntry(kept)).as(kept).isNotNull();
                    assertThat(bytes(jar, kept)).as(kept).isEqualTo(bytes(artifact, name));
                }
                return true;
            });
        }
    }

    @Test
    void nothingHasALicenceThatIsNotInTheJar() {
        Set<String> folders = names(jar)
                .filter(name -> name.startsWith(LICENSES) && !name.equals(LICENSES))
                .map(name -> name.substring(LICENSES.length(), name.indexOf('/', LICENSES.length())))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> artifacts =
                components().stream().map(ShippedJarIT::name).sorted().toList();
        assertThat(artifacts)
                .as("two artifacts of one name would share a folder")
                .doesNotHaveDuplicates();
        assertThat(folders).containsExactlyElementsOf(artifacts);
    }

    @Test
    void theJarsOwnLicenceAndNoticeAreOurs() throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            assertThat(bytes(jar, "META-INF/" + name))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(Files.readString(Path.of(name)));
        }
        assertThat(legal(jar)).containsExactlyInAnyOrder("META-INF/LICENSE", "META-INF/NOTICE");
    }

    @Test
    void theSbomIsFoundAndNamesThisVersionAndNothingThatChangesWithTheDay() throws IOException {
        var manifest = jar.getManifest().getMainAttributes();
        assertThat(manifest.getValue("Sbom-Location")).isEqualTo(SBOM);
        assertThat(manifest.getValue("Sbom-Format")).isEqualTo(text(sbom, "bomFormat"));
        assertThat(sbom.at("/metadata/component/version").asText())
                .as(REMEDY)
                .isEqualTo(manifest.getValue("Implementation-Version"));
        assertThat(sbom.has("serialNumber")).isFalse();
        assertThat(sbom.at("/metadata/timestamp").isMissingNode()).isTrue();
        Path beside = Path.of(jar.getName()).resolveSibling("asg-bg.cdx.json");
        assertThat(Files.readAllBytes(beside)).isEqualTo(bytes(jar, SBOM));
    }

    private List<JsonNode> components() {
        List<JsonNode> components = new ArrayList<>();
        sbom.path("components").forEach(components::add);
        assertThat(components).isNotEmpty();
        return components;
    }

    private List<String> licenseTexts(JsonNode component) {
        return names(jar)
                .filter(name -> name.startsWith(LICENSES + name(component) + "/LICENSE"))
                .map(name -> new String(bytes(jar, name), StandardCharsets.UTF_8).replaceAll("\\s+", " "))
                .toList();
    }

    /** The artifact as the build has resolved it, which is what was packed. */
    private static File artifact(JsonNode component) {
        String file = name(component) + "-" + text(component, "version") + ".jar";
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .filter(candidate -> candidate.getName().equals(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + file + " among the dependencies; " + REMEDY));
    }

    private interface Question<T> {
        T of(JarFile jar);
    }

    private static <T> T with(JsonNode component, Question<T> question) {
        try (JarFile artifact = new JarFile(artifact(component))) {
            return question.of(artifact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> classes(JarFile jar) {
        return names(jar)
                .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> legal(JarFile jar) {
        return names(jar)
                .filter(name -> name.matches("META-INF/(LICENSE|NOTICE)[^/]*|META-INF/[^/]*-(LICENSE|NOTICE)"))
                .toList();
    }

    private static Stream<String> names(JarFile jar) {
        return jar.stream().map(JarEntry::getName);
    }

    private static byte[] bytes(JarFile jar, String name) {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(File file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file.toPath()));
        return HexFormat.of().formatHex(digest);
    }

    private static String hash(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (text(hash, "alg").equals("SHA-256")) {
                return text(hash, "content");
            }
        }
        return "none recorded";
    }

    private static String license(JsonNode component) {
        return component.at("/licenses/0/license/id").asText("none");
    }

    private static String name(JsonNode component) {
        return text(component, "name");
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asText();
    }
}
