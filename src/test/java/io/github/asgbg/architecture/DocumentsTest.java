package io.github.asgbg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents speak of packages, classes, members and tests that exist, and of the arrows that there are. */
class DocumentsTest {
    private static final Path MAIN = Path.of("src/main/java/io/github/asgbg");
    private static final Path TEST = Path.of("src/test/java/io/github/asgbg");
    private static final Pattern QUOTED = Pattern.compile("`([A-Za-z]\\w*(?:[./][A-Za-z]\\w*)*)`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|$");

    private static final Pattern IMPORTED =
            Pattern.compile("(?m)^import (?:static )?io[.]github[.]asgbg[.]([a-z]+(?:[.][a-z]+)*)[.][A-Z]");

    /** Words of AWS and of HTTP. */
    private static final Set<String> NOT_OURS =
            Set.of("AutoScalingGroupName", "Date", "ModifyRule", "ResourceLabel", "SimulatePrincipalPolicy");

    /** Environment variables that everybody knows. */
    private static final Pattern VARIABLE = Pattern.compile("(?:AWS|ASG_BG|HTTPS?|NO)_[A-Z0-9_]+");

    @Test
    void whatTheyNameExists() {
        assertThat(documents()).isNotEmpty().allSatisfy(document -> assertThat(missing(text(document)))
                .as(document.toString())
                .isEmpty());
    }

    @Test
    void whatDoesNotExistIsNoticed() {
        assertThat(missing(
                        "`plan.step.Resize`, `plan/step/Resize`, `Release.Before`, `Run.lastLook`, `status`, `Begin`"))
                .isEmpty();
        assertThat(missing("`plan.Nowhere`, `plan/nowhere`, `Nowhere`, `Run.nowhere`, `plan.step.Guard`"))
                .containsExactly("plan.Nowhere", "plan/nowhere", "Nowhere", "Run.nowhere", "plan.step.Guard");
    }

    @Test
    void theTableOfPackagesHasTheArrowsThatThereAre() {
        Map<String, Set<String>> written = rows(text(Path.of("docs", "ARCHITECTURE.md")));
        assertThat(written).containsExactlyInAnyOrderEntriesOf(arrows());
    }

    /** The names in backticks that mean something of ours and mean nothing. */
    private static List<String> missing(String text) {
        return quoted(text)
                .filter(name -> !exists(name) && !VARIABLE.matcher(name).matches())
                .toList();
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map(found -> found.group(1));
    }

    private static boolean exists(String name) {
        List<String> parts = List.of(name.split("[./]"));
        int packages = (int) parts.stream().takeWhile(DocumentsTest::isLower).count();
        if (packages > 0 && (parts.size() == 1 || !isRoom(parts.subList(0, 1)))) {
            return true;
        }
        List<String> types = parts.subList(packages, parts.size());
        return types.isEmpty()
                ? isRoom(parts)
                : NOT_OURS.contains(name) || isDeclared(parts.subList(0, packages), types);
    }

    private static boolean isLower(String part) {
        return Character.isLowerCase(part.charAt(0));
    }

    private static boolean isRoom(List<String> packages) {
        String path = String.join("/", packages);
        return Files.isDirectory(MAIN.resolve(path)) || Files.isDirectory(TEST.resolve(path));
    }

    /** A type, in this package if one is named, and a member or nested type of it if one follows. */
    private static boolean isDeclared(List<String> packages, List<String> types) {
        String member = types.get(types.size() - 1);
        Predicate<String> hasMember =
                Pattern.compile("\\b" + Pattern.quote(member) + "\\b").asPredicate();
        Predicate<String> declares = Pattern.compile("\\b(class|record|enum|interface) " + types.get(0) + "\\b")
                .asPredicate();
        String folder = packages.isEmpty() ? "" : "/asgbg/" + String.join("/", packages) + "/";
        return sources()
                .filter(file -> packages.isEmpty()
                        || file.toString().replace('\\', '/').endsWith(folder + types.get(0) + ".java"))
                .map(DocumentsTest::text)
                .anyMatch(declares.and(hasMember));
    }

    private static Map<String, Set<String>> rows(String text) {
        return ROW.matcher(text)
                .results()
                .filter(row -> isRoom(List.of(row.group(1).split("[.]"))))
                .filter(row -> !row.group(1).equals("sandbox"))
                .collect(Collectors.toMap(row -> row.group(1), DocumentsTest::uses, (a, b) -> a, TreeMap::new));
    }

    private static Set<String> uses(MatchResult row) {
        return quoted(row.group(2)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** By what each package imports; the sandbox is one, and what it imports is its own. */
    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        files(MAIN, ".java").forEach(file -> {
            String from = room(MAIN.relativize(file.getParent()).toString().replace(File.separatorChar, '.'));
            Set<String> to = arrows.computeIfAbsent(from, f -> new TreeSet<>());
            IMPORTED.matcher(text(file))
                    .results()
                    .map(found -> room(found.group(1)))
                    .filter(room -> !room.equals(from))
                    .forEach(to::add);
        });
        arrows.keySet().removeAll(Set.of("report", "sandbox"));
        return arrows;
    }

    private static String room(String folder) {
        return folder.startsWith("sandbox") ? "sandbox" : folder;
    }

    private static List<Path> documents() {
        return files(Path.of("docs"), ".md").toList();
    }

    private static Stream<Path> sources() {
        return Stream.of(MAIN, TEST).flatMap(root -> files(root, ".java"));
    }

    private static Stream<Path> files(Path root, String end) {
        try (Stream<Path> files = Files.walk(root)) {
            Path[] found = files.filter(f -> f.toString().endsWith(end)).toArray(Path[]::new);
            return Arrays.stream(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
