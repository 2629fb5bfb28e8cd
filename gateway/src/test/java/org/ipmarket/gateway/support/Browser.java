package org.ipmarket.gateway.support;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser as far as logins need one: it keeps cookies and fills in the form of the login service. It follows redirects
 * only when told to, and finds the market's public address at the port of the test.
 */
public final class Browser {
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern HIDDEN =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new TreeMap<>();
    private final String publicUrl;

    public Browser(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** What it keeps, by name; may be changed. */
    public Map<String, String> cookies() {
        return cookies;
    }

    /** Another browser with the same cookies. */
    public Browser stolen() {
        Browser thief = new Browser(publicUrl);
        thief.cookies.putAll(cookies);
        return thief;
    }

    public HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    public HttpResponse<String> post(String address, String body, String... headers) {
        return send(request(address, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Fills in the first form of a page. */
    public HttpResponse<String> submit(String page, Map<String, String> fields) {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new IllegalStateException("no form in: " + page);
        }
        Map<String, String> all = new TreeMap<>(fields);
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            all.putIfAbsent(hidden.group(1), hidden.group(2));
        }
        String body = all.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return post(form.group(1).replace("&amp;", "&"), body, "Content-Type", "application/x-www-form-urlencoded");
    }

    /** From the link to the answer of the login service, which the door has not seen yet. @return where it leads */
    public String loginUpToTheAnswer(String link, String username) {
        HttpResponse<String> page = get(location(get(link)));
        return location(submit(page.body(), Map.of("username", username, "password", "demo")));
    }

    /** The whole login. @return the door's last answer, which leads to the return address */
    public HttpResponse<String> login(String returnTo, String username) {
        return get(
                loginUpToTheAnswer("/login?return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8), username));
    }

    public static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() ->
                        new IllegalStateException("no redirect but " + answer.statusCode() + ": " + answer.body()));
    }

    private HttpRequest.Builder request(String address, String... headers) {
        String here = "http://127.0.0.1:" + RestAssured.port;
        String absolute = address.startsWith("/") ? here + address : address.replace(publicUrl, here);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(absolute));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        String[] pair = header.split(";")[0].split("=", 2);
        if (header.toLowerCase().contains("max-age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0].trim());
        } else {
            cookies.put(pair[0].trim(), pair[1]);
        }
    }
}
