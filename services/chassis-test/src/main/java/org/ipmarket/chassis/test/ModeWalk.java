package org.ipmarket.chassis.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.ipmarket.messages.Mode;

/**
 * Walks every read of a service, as its OpenAPI document names them, and tells where something of the other mode shows: in a
 * list, in a single read, in a filter, or in that a thing of the other mode is answered otherwise than one that there is not.
 */
public final class ModeWalk {
    private static final int FAILED = 500;
    private static final int REFUSED = 400;

    /** An answer to a read. */
    public record Answer(int status, String body) {}

    /** Something that shows where it must not, or a read that failed. */
    public record Leak(String path, String what) {}

    /** A read: its path with parameters in braces, and the names of its query parameters. */
    public record Read(String path, List<String> filters) {
        boolean namesAtMostACentre() {
            return !path.replace("/centres/{code}", "").contains("{");
        }
    }

    private final List<Read> reads;
    private final String code;
    private final Mode foreign;
    private final Collection<String> ids;

    /**
     * @param openApi the service's document
     * @param code of a centre that stands in both modes
     * @param foreign the mode of which nothing may show
     * @param ids of things of that mode
     */
    public ModeWalk(JsonNode openApi, String code, Mode foreign, Collection<String> ids) {
        this.reads = reads(openApi);
        this.code = code;
        this.foreign = foreign;
        this.ids = ids;
    }

    /** Every GET below {@code /api}; streams, which do not end, apart. */
    public static List<Read> reads(JsonNode openApi) {
        List<Read> found = new ArrayList<>();
        openApi.path("paths").properties().forEach(path -> {
            JsonNode get = path.getValue().path("get");
            if (path.getKey().startsWith("/api/") && !get.isMissingNode() && !isStream(get)) {
                found.add(new Read(
                        path.getKey(),
                        StreamSupport.stream(get.path("parameters").spliterator(), false)
                                .filter(parameter ->
                                        parameter.path("in").asText().equals("query"))
                                .map(parameter -> parameter.path("name").asText())
                                .filter(name -> !name.equals("limit") && !name.equals("cursor"))
                                .toList()));
            }
        });
        return found;
    }

    private static boolean isStream(JsonNode get) {
        return get.path("responses").toString().contains("text/event-stream");
    }

    public List<Read> reads() {
        return reads;
    }

    /** What a caller is answered to every read that names nothing but the centre: lists, sums, statistics, feeds. */
    public Map<String, String> answers(Function<String, Answer> get) {
        Map<String, String> answers = new TreeMap<>();
        for (Read read : reads) {
            if (read.namesAtMostACentre()) {
                String path = read.path().replace("{code}", code);
                Answer answer = get.apply(path);
                answers.put(path, answer.status() + " " + answer.body());
            }
        }
        return answers;
    }

    /** Where the caller sees what it must not. */
    public List<Leak> leaks(Function<String, Answer> get) {
        List<Leak> found = new ArrayList<>();
        for (Read read : reads) {
            String unknown = UUID.randomUUID().toString();
            String nothing = filled(read.path(), code, unknown);
            Answer none = get.apply(nothing);
            look(nothing, none, found);
            if (!nothing.equals(filled(read.path(), code, "x"))) {
                ids.forEach(id -> compare(none, filled(read.path(), code, id), get, found));
            }
            for (String filter : read.filters()) {
                Answer noneFiltered = get.apply(nothing + "?" + filter + "=" + unknown);
                ids.forEach(id -> compare(noneFiltered, nothing + "?" + filter + "=" + id, get, found));
            }
        }
        return found;
    }

    private void compare(Answer none, String path, Function<String, Answer> get, List<Leak> found) {
        Answer answer = get.apply(path);
        if (answer.status() != none.status()) {
            found.add(new Leak(path, answer.status() + " where what there is not is " + none.status()));
        }
        look(path, answer, found);
    }

    private void look(String path, Answer answer, List<Leak> found) {
        if (answer.status() >= FAILED) {
            found.add(new Leak(path, "failed: " + answer.status()));
        } else if (answer.status() < REFUSED) {
            ids.stream().filter(answer.body()::contains).forEach(id -> found.add(new Leak(path, id)));
            if (answer.body().replace(" ", "").contains("\"mode\":\"" + foreign.wire() + "\"")) {
                found.add(new Leak(path, "mode " + foreign.wire()));
            }
        }
    }

    /** A centre's code where the path speaks of centres, else the id. */
    private static String filled(String path, String code, String id) {
        return path.replace("/centres/{code}", "/centres/" + code).replaceAll("\\{[^}]+}", id);
    }
}
