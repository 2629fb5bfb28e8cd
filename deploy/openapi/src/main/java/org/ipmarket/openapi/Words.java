package org.ipmarket.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** What the sources say, in their documentation comments, about types, their components, methods and parameters. */
final class Words {
    /** @param params what is said of a method's parameters or of a record's components, by name */
    record Said(String first, String whole, Map<String, String> params) {}

    private final Map<String, Said> said = new HashMap<>();

    private Words() {}

    /** Reads every source file below the folders; nothing is compiled. */
    static Words of(List<Path> sources) {
        Words words = new Words();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(SourceFiles.below(sources)));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                words.new Reader(trees, unit).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    Optional<Said> type(Class<?> type) {
        return Optional.ofNullable(said.get(type.getName()));
    }

    Optional<Said> method(java.lang.reflect.Method method) {
        return Optional.ofNullable(said.get(
                method.getDeclaringClass().getName() + "#" + method.getName() + "/" + method.getParameterCount()));
    }

    /** Of a record's component, or of a field. */
    Optional<String> component(Class<?> owner, String name) {
        return type(owner).map(words -> words.params().get(name)).or(() -> Optional.ofNullable(
                        said.get(owner.getName() + "#" + name))
                .map(Said::whole));
    }

    private final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final String prefix;
        private final Deque<String> names = new ArrayDeque<>();

        Reader(DocTrees trees, CompilationUnitTree unit) {
            this.trees = trees;
            this.prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            String name = names.isEmpty() ? prefix + type.getSimpleName() : names.peek() + "$" + type.getSimpleName();
            keep(name);
            names.push(name);
            super.visitClass(type, none);
            names.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            keep(names.peek() + "#" + method.getName() + "/"
                    + method.getParameters().size());
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            keep(names.peek() + "#" + variable.getName());
            return null;
        }

        private void keep(String name) {
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment == null) {
                return;
            }
            Map<String, String> params = new HashMap<>();
            for (DocTree tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                    params.put(param.getName().getName().toString(), plain(param.getDescription()));
                }
            }
            said.put(
                    name,
                    new Said(plain(comment.getFirstSentence()), plain(comment.getFullBody()), Map.copyOf(params)));
        }
    }

    private static String plain(List<? extends DocTree> parts) {
        return parts.stream()
                .map(Words::plain)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String plain(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree literal -> literal.getBody().getBody();
            case LinkTree link ->
                link.getLabel().isEmpty()
                        ? link.getReference()
                                .getSignature()
                                .replaceFirst("^.*#", "")
                                .replaceFirst("\\(.*", "")
                        : plain(link.getLabel());
            case EntityTree entity ->
                entity.getName().contentEquals("lt") ? "<" : entity.getName().contentEquals("gt") ? ">" : "&";
            case ValueTree value ->
                value.getReference() == null
                        ? ""
                        : value.getReference().getSignature().replaceFirst("^.*#", "");
            default -> " ";
        };
    }
}
