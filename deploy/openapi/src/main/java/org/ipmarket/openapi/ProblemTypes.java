package org.ipmarket.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * Every type of problem there is, found where the sources make problems. What is made in another way than by one of the known factories
 * stands in {@code problems.json}.
 */
final class ProblemTypes {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final String OPEN = "…";

    /**
     * How a factory is called.
     *
     * @param status what it answers with; 0 where its first argument says so
     * @param slug which argument names the type
     * @param detail which one says what is wrong
     */
    private record Factory(int status, int slug, int detail) {}

    private static final Map<String, Factory> FACTORIES = Map.ofEntries(
            Map.entry("badRequest", new Factory(400, 0, 2)),
            Map.entry("forbidden", new Factory(403, 0, 1)),
            Map.entry("conflict", new Factory(409, 0, 1)),
            Map.entry("gone", new Factory(410, 0, 1)),
            Map.entry("refused", new Factory(409, 1, 2)),
            Map.entry("unprocessable", new Factory(422, 0, 2)),
            Map.entry("throwIfAny", new Factory(422, 0, 9)),
            Map.entry("tooMany", new Factory(429, 0, 1)),
            Map.entry("busy", new Factory(503, 0, 1)),
            Map.entry("FileRefused", new Factory(422, 0, 1)),
            Map.entry("fault", new Factory(422, 0, 2)),
            Map.entry("Fault", new Factory(422, 0, 2)),
            Map.entry("Refusal", new Factory(422, 0, 2)),
            Map.entry("Problem", new Factory(0, 1, 2)),
            Map.entry("retryLater", new Factory(0, 1, 2)));

    /** @param detail an instance of what is said; where a value stands in it there is an ellipsis */
    record Type(String slug, int status, String detail) {}

    private final TreeMap<String, TreeMap<Integer, String>> found = new TreeMap<>();

    private ProblemTypes() {}

    static List<Type> of(List<Path> sources, JsonNode others) {
        ProblemTypes types = new ProblemTypes();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(SourceFiles.below(sources)));
            for (CompilationUnitTree unit : task.parse()) {
                types.new Reader().scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        others.fields()
                .forEachRemaining(other -> types.keep(
                        other.getKey(),
                        other.getValue().path("status").asInt(),
                        other.getValue().path("detail").asText()));
        return types.list();
    }

    private List<Type> list() {
        return found.entrySet().stream()
                .flatMap(slug -> slug.getValue().entrySet().stream()
                        .map(status -> new Type(slug.getKey(), status.getKey(), status.getValue())))
                .toList();
    }

    /** The fullest text is kept, whichever file comes first. */
    private void keep(String slug, int status, String detail) {
        found.computeIfAbsent(slug, name -> new TreeMap<>())
                .merge(status, detail, (one, other) -> quality(one).compareTo(quality(other)) >= 0 ? one : other);
    }

    private static String quality(String detail) {
        return (detail.isEmpty() ? "0" : detail.contains(OPEN) ? "1" : "2") + detail;
    }

    private final class Reader extends TreePathScanner<Void, Void> {
        private final Map<String, String> constants = new HashMap<>();

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getInitializer() instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                constants.put(variable.getName().toString(), text);
            }
            return super.visitVariable(variable, none);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            read(nameOf(call.getMethodSelect()), call.getArguments());
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void none) {
            String name = nameOf(call.getIdentifier());
            if (name.equals("IllegalTransition") && text(call.getArguments().getFirst()) instanceof String thing) {
                keep(
                        thing.replace(' ', '-') + "-state",
                        409,
                        "A " + thing + " that is " + OPEN + " cannot become " + OPEN + ".");
            }
            read(name, call.getArguments());
            return super.visitNewClass(call, none);
        }

        private void read(String name, List<? extends ExpressionTree> arguments) {
            Factory factory = FACTORIES.get(name);
            if (factory == null || arguments.size() <= factory.slug()) {
                return;
            }
            String slug = text(arguments.get(factory.slug()));
            if (slug == null || !SLUG.matcher(slug).matches()) {
                return;
            }
            String detail = arguments.size() > factory.detail() ? text(arguments.get(factory.detail())) : null;
            keep(
                    slug,
                    factory.status() == 0 ? number(arguments.getFirst()) : factory.status(),
                    detail == null ? "" : detail);
        }

        private int number(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal && literal.getValue() instanceof Integer status) {
                return status;
            }
            throw new IllegalStateException("not the status of a problem: " + expression);
        }

        /** Null where nothing of it is known. */
        private String text(ExpressionTree expression) {
            return switch (expression) {
                case LiteralTree literal -> literal.getValue() instanceof String text ? text : null;
                case IdentifierTree name -> constants.get(name.getName().toString());
                case ParenthesizedTree inner -> text(inner.getExpression());
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> joined(sum);
                default -> null;
            };
        }

        private String joined(BinaryTree sum) {
            String left = text(sum.getLeftOperand());
            String right = text(sum.getRightOperand());
            return left == null && right == null ? null : (left == null ? OPEN : left) + (right == null ? OPEN : right);
        }

        private static String nameOf(Tree tree) {
            return switch (tree) {
                case MemberSelectTree select -> select.getIdentifier().toString();
                case IdentifierTree name -> name.getName().toString();
                default -> "";
            };
        }
    }
}
