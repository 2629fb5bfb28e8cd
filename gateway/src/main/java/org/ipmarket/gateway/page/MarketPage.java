package org.ipmarket.gateway.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.exchange.Refusals;
import org.jboss.logging.Logger;

/** The page at {@code /}, what its script asks for, and the API: its text, its document, a page to try it. Open to everybody, without a login. */
@ApplicationScoped
public class MarketPage {
    private static final Logger LOG = Logger.getLogger(MarketPage.class);
    private static final String HOME = "/";
    private static final String LIVE = "/live.json";
    private static final List<String> METHODS = List.of("GET", "HEAD");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final MarketBoard board;
    private final Refusals refusals;
    private final String issuer;
    private final String publicUrl;
    private final Map<String, StaticFile> files = new HashMap<>(Map.of(
            "/page/page.css", StaticFile.load("page/page.css", "text/css"),
            "/page/page.js", StaticFile.load("page/page.js", "text/javascript"),
            "/page/icon.svg", StaticFile.load("page/icon.svg", "image/svg+xml"),
            "/docs/api", StaticFile.load("docs/api.md", "text/plain")));

    MarketPage(MarketBoard board, Refusals refusals, GatewayConfig config) {
        this.board = board;
        this.files.putAll(ApiPages.files());
        this.files.putAll(NoticePages.files());
        this.issuer = config.identity().issuer();
        this.publicUrl = config.publicUrl();
        this.refusals = refusals;
    }

    @CheckedTemplate(basePath = "")
    static class Templates {
        private Templates() {}

        static native TemplateInstance market(MarketView market, String issuer, String publicUrl, String username);
    }

    public boolean has(String path) {
        return path.equals(HOME) || path.equals(LIVE) || files.containsKey(path);
    }

    /** Answers a path that it {@linkplain #has has}. @param username of who is logged in, empty where nobody is */
    public void answer(Exchange exchange, Supplier<Future<String>> username) {
        String method = exchange.request().method().name();
        if (!METHODS.contains(method)) {
            refusals.refuse(exchange, Problems.notAllowed(method, METHODS));
            return;
        }
        exchange.request().resume();
        String path = exchange.request().path();
        switch (path) {
            case HOME -> send(exchange, "text/html", html(username.get()));
            case LIVE -> send(exchange, "application/json", board.view().map(LiveJson::of));
            default -> files.get(path).send(exchange);
        }
    }

    private Future<String> html(Future<String> username) {
        return username.compose(name -> board.view()
                .compose(view -> Future.fromCompletionStage(
                        Templates.market(view, issuer, publicUrl, name).renderAsync())));
    }

    private void send(Exchange exchange, String mediaType, Future<String> text) {
        Context loop = Vertx.currentContext();
        text.onComplete(result -> loop.runOnContext(here -> {
            if (result.failed()) {
                LOG.errorf(
                        result.cause(),
                        "the page failed for %s",
                        exchange.trace().correlation());
                refusals.refuse(exchange, Problems.fault());
                return;
            }
            HttpServerResponse response = exchange.response();
            if (!response.closed()) {
                response.putHeader("Content-Type", mediaType + "; charset=utf-8")
                        .putHeader("Content-Security-Policy", POLICY)
                        .end(result.result());
            }
        }));
    }
}
