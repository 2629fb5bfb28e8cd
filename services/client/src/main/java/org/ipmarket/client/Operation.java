package org.ipmarket.client;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** One call of an operation of the API while it is filled in; the generated classes of package {@code api} are made of them. */
public final class Operation {
    private static final int REFUSED = 400;

    private final Caller caller;
    private final String method;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private String path;
    private Object body;

    private Operation(Caller caller, String method, String path) {
        this.caller = caller;
        this.method = method;
        this.path = path;
    }

    /** @param path with names in braces, behind {@code /api/v1} */
    public static Operation of(Caller caller, String method, String path) {
        return new Operation(caller, method, path);
    }

    /** @throws IllegalArgumentException where it is null: such a path would name something else */
    public Operation path(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(path + " needs " + name);
        }
        path = path.replace("{" + name + "}", encoded(value));
        return this;
    }

    /** A null is left out; several values are repeated. */
    public Operation query(String name, Object value) {
        Collection<?> values = value == null ? List.of() : value instanceof Collection<?> many ? many : List.of(value);
        values.forEach(each -> query.add(name + "=" + encoded(each)));
        return this;
    }

    public Operation header(String name, String value) {
        if (value != null) {
            headers.put(name, value);
        }
        return this;
    }

    public Operation body(Object content) {
        body = content;
        return this;
    }

    public void send() {
        caller.call(method, path + query, body, headers);
    }

    /** @param type of the answer; bytes and texts come as they are */
    @SuppressWarnings("unchecked")
    public <T> T send(TypeReference<T> type) {
        HttpResponse<byte[]> answered = caller.call(method, path + query, body, headers);
        // a deletion that had been done before has a problem for a body, which is not what was asked for
        byte[] answer = answered.statusCode() < REFUSED ? answered.body() : new byte[0];
        if (type.getType() == byte[].class) {
            return (T) answer;
        }
        if (type.getType() == String.class) {
            return (T) new String(answer, StandardCharsets.UTF_8);
        }
        return answer.length == 0 ? null : Json.read(answer, type);
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
