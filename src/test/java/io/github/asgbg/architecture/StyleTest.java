package io.github.asgbg.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Sizes and habits of the source, measured on the source. */
class StyleTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final Set<String> SAY_NOTHING = Set.of("util", "utils", "common", "impl", "manager", "service");

    /** A simulated application that is slow must be slow, and a demonstration is for human eyes. */
    private static final Set<String> MAY_SLEEP = Set.of("SystemTimer.java", "HttpApplications.java", "LiveDemo.java");

    @Test
    void noFileIsTooLongToReadInOneGo() {
        assertThat(sources())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void noMethodIsTooLongToTakeInAtOnce() {
        assertThat(methods()).isNotEmpty().allSatisfy(method -> assertThat(method.lines())
                .as(method.toString())
                .isLessThanOrEqualTo(LONGEST_METHOD));
    }

    @Test
    void nineMethodsInTenAreShort() {
        List<Integer> lengths = methods().stream().map(Method::lines).sorted().toList();
        assertThat(lengths.get(lengths.size() * 9 / 10)).isLessThan(20);
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(7);
    }

    @Test
    void noPackageHasANameThatSaysNothing() {
        assertThat(sources()).allSatisfy(file -> assertThat(SAY_NOTHING)
                .as(file.toString())
                .doesNotContain(file.getParent().getFileName().toString()));
    }

    @Test
    void nobodySleepsButWhoMust() {
        List<String> sleepers = new ArrayList<>();
        parse((unit, positions) -> new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
                if (select.toString().endsWith("Thread.sleep")) {
                    sleepers.add(
                            Path.of(unit.getSourceFile().toUri()).getFileName().toString());
                }
                return super.visitMemberSelect(select, null);
            }
        });
        assertThat(sleepers).isSubsetOf(MAY_SLEEP);
    }

    private record Method(String file, String name, int lines) {}

    private static List<Method> methods() {
        List<Method> methods = new ArrayList<>();
        parse((unit, positions) -> new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                long end = positions.getEndPosition(unit, method);
                if (end >= 0) {
                    methods.add(measured(unit, positions, method));
                }
                return super.visitMethod(method, null);
            }
        });
        return methods;
    }

    private static Method measured(CompilationUnitTree unit, SourcePositions positions, MethodTree method) {
        LineMap map = unit.getLineMap();
        long first = map.getLineNumber(positions.getStartPosition(unit, method));
        long last = map.getLineNumber(positions.getEndPosition(unit, method));
        return new Method(
                unit.getSourceFile().getName(), method.getName().toString(), Math.toIntExact(last - first + 1));
    }

    /** Makes the visitor of one file. */
    private interface Visitor {
        TreePathScanner<Void, Void> of(CompilationUnitTree unit, SourcePositions positions);
    }

    private static void parse(Visitor visitor) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                visitor.of(unit, positions).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> sources() {
        return Stream.of(MAIN, TEST).flatMap(StyleTest::sources).toList();
    }

    private static Stream<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
