package marketplace.openapi;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What our sources say of classes and methods in their comments; the description of the API is written there. */
final class Comments {
    private static final Pattern PARAMETER = Pattern.compile("@param\\s+(\\S+)\\s+([^@]*)");
    private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

    private final Map<String, String> all = new HashMap<>();

    private Comments() {}

    /** Reads every source below these folders. */
    static Comments below(Path... folders) {
        var comments = new Comments();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = files.getJavaFileObjectsFromPaths(
                    Stream.of(folders).flatMap(Comments::sources).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            var trees = DocTrees.instance(task);
            task.parse().forEach(unit -> comments.read(unit, trees));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }

    /** What is said of a class, without its parameters. */
    Optional<String> of(Class<?> type) {
        return said(type.getCanonicalName());
    }

    Optional<String> of(Class<?> type, String method) {
        return said(type.getCanonicalName() + "#" + method);
    }

    /** What is said of a component of a record. */
    Optional<String> ofComponent(Class<?> type, String name) {
        return PARAMETER
                .matcher(all.getOrDefault(type.getCanonicalName(), ""))
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> plain(found.group(2)))
                .findFirst();
    }

    /** Its first sentence. */
    static String first(String comment) {
        return comment.replaceFirst("(?<=[a-z)])[.;:](\\s.*|$)", "");
    }

    private Optional<String> said(String key) {
        return Optional.ofNullable(all.get(key))
                .map(text -> plain(text.replaceFirst("(?s)(^|\\n)\\s*@(param|return|see).*", "")))
                .filter(text -> !text.isEmpty());
    }

    private static String plain(String text) {
        return TAG.matcher(text)
                .replaceAll("$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replaceAll("</?p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private void read(CompilationUnitTree unit, DocTrees trees) {
        new TreePathScanner<Void, String>() {
            @Override
            public Void visitClass(ClassTree type, String outside) {
                var name = outside + "." + type.getSimpleName();
                keep(name);
                return super.visitClass(type, name);
            }

            @Override
            public Void visitMethod(MethodTree method, String outside) {
                keep(outside + "#" + method.getName());
                return null;
            }

            private void keep(String name) {
                var said = trees.getDocComment(getCurrentPath());
                if (said != null) {
                    all.putIfAbsent(name, said);
                }
            }
        }.scan(unit, String.valueOf(unit.getPackageName()));
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
