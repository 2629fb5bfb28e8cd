package org.ipmarket.bench.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ipmarket.bench.Figures;
import org.ipmarket.bench.load.Callers;
import org.ipmarket.local.Fault;

/**
 * What the door costs, beside nginx with one worker: the same upstream, the same document, the same callers on kept connections,
 * taking short turns. Once with tokens of 64 readers, each checked (and remembered), once by the path that needs none. A machine that
 * others share is a third faster in one minute than in the next, so what is compared is what came in the same round: a ratio is the
 * median of the rounds' ratios. Then beside Spring Cloud Gateway, where it can be had.
 */
public final class GatewayBench {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 11;
    private static final Duration WARM = Duration.ofSeconds(5);
    /** A gateway gets faster for two minutes after its start: for so long the compiler takes a part of the processors. */
    private static final int WARMING = 4;

    private static final Duration WARM_GATEWAY = Duration.ofSeconds(15);

    private static final Duration TURN = Duration.ofSeconds(3);
    /** Half of it to run in, after the turns of the others; the other half counts. */
    private static final Duration STEADY = Duration.ofSeconds(1);

    private static final int STEADY_ROUNDS = 31;
    private static final String WITH_TOKEN = "/api/v1/centres";
    private static final String WITHOUT = "/auth/realms/ipmarket/account";

    /** One way to the document. @param used the processor time of what stands in between */
    private record Way(String name, Callers callers, Callers.Script script, Supplier<Duration> used, Turns turns) {}

    /** What each round gave. */
    private record Turns(double[] perSecond, double[] micros) {
        Turns() {
            this(new double[ROUNDS], new double[ROUNDS]);
        }

        double rate() {
            return Figures.median(perSecond);
        }

        double ratioTo(Turns other) {
            return Figures.median(IntStream.range(0, ROUNDS)
                    .mapToDouble(round -> perSecond[round] / other.perSecond[round])
                    .toArray());
        }
    }

    private final GatewayParts parts;
    private final Figures figures;

    private GatewayBench(GatewayParts parts, Figures figures) {
        this.parts = parts;
        this.figures = figures;
    }

    public static void run(Figures figures) throws Exception {
        try (GatewayParts parts = GatewayParts.start();
                Callers upstream = new Callers(CALLERS, parts.upstreamPort());
                Callers nginx = new Callers(CALLERS, parts.nginxPort());
                Callers gateway = new Callers(CALLERS, parts.gatewayPort())) {
            new GatewayBench(parts, figures).run(upstream, nginx, gateway);
        }
    }

    private void run(Callers upstream, Callers nginx, Callers gateway) throws Exception {
        Supplier<Duration> door = parts.gateway()::processorTime;
        Way direct = new Way("upstream", upstream, plain(WITHOUT), () -> Duration.ZERO, new Turns());
        Way baseline = new Way("nginx", nginx, plain(WITHOUT), parts.nginx()::processorTime, new Turns());
        Way checked = new Way("gateway", gateway, withTokens(), door, new Turns());
        Way open = new Way("gateway_no_token", gateway, plain(WITHOUT), door, new Turns());
        List<Way> all = List.of(direct, baseline, checked, open);
        warm(direct, WARM);
        warm(baseline, WARM);
        for (int round = 0; round < WARMING; round++) {
            warm(checked, WARM_GATEWAY);
            warm(open, WARM_GATEWAY);
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Way way : all) {
                turn(way, round);
            }
        }
        for (Way way : all) {
            figures.figure(way.name() + "_requests", way.turns().rate(), "requests/s");
        }
        for (Way way : List.of(baseline, checked, open)) {
            figures.figure(
                    way.name() + "_processor_time", Figures.median(way.turns().micros()), "us/request");
        }
        figures.ratio("gateway_vs_nginx", checked.turns().ratioTo(baseline.turns()));
        figures.ratio("gateway_no_token_vs_nginx", open.turns().ratioTo(baseline.turns()));
        latency(direct, baseline, checked);
        spring(checked);
    }

    /** Beside the gateway only, so that it takes no memory and no processor while the others are measured. */
    private void spring(Way checked) throws Exception {
        Optional<SpringGateway> started = parts.startSpring();
        if (started.isEmpty()) {
            figures.note("Spring Cloud Gateway cannot be fetched here: not measured");
            return;
        }
        try (Callers callers = new Callers(CALLERS, parts.springPort())) {
            Way spring =
                    new Way("spring_cloud_gateway", callers, withTokens(), started.get()::processorTime, new Turns());
            warm(spring, WARM_GATEWAY.multipliedBy(WARMING));
            for (int round = 0; round < ROUNDS; round++) {
                turn(checked, round);
                turn(spring, round);
            }
            figures.figure("spring_cloud_gateway_requests", spring.turns().rate(), "requests/s");
            figures.figure(
                    "spring_cloud_gateway_processor_time",
                    Figures.median(spring.turns().micros()),
                    "us/request");
            figures.ratio("gateway_vs_spring_cloud_gateway", checked.turns().ratioTo(spring.turns()));
        }
    }

    private static void warm(Way way, Duration howLong) throws Exception {
        answered(way, way.callers().asFastAsTheyCan(way.script(), howLong));
    }

    private void turn(Way way, int round) throws Exception {
        Duration before = way.used().get();
        Callers.Result result = answered(way, way.callers().asFastAsTheyCan(way.script(), TURN));
        double seconds = way.used().get().minus(before).toNanos() / 1e9;
        way.turns().perSecond()[round] = result.perSecond();
        way.turns().micros()[round] = seconds * 1e6 / result.with(200);
        figures.note("round %d: %s %.0f requests/s, %.1f us of processor time each"
                .formatted(
                        round + 1, way.name(), result.perSecond(), way.turns().micros()[round]));
    }

    /**
     * At half of what the gateway does: what it adds to the upstream's own time, and what nginx adds, in the median of many turns of half a
     * second: pauses of a twentieth of a second every other second, seen whoever was measured, spoil only some of them. Beside it the
     * percentiles of all turns together, with the pauses.
     */
    private void latency(Way direct, Way baseline, Way checked) throws Exception {
        double rate = checked.turns().rate() / 2;
        List<Latencies> all = List.of(new Latencies(direct), new Latencies(baseline), new Latencies(checked));
        for (int round = 0; round < STEADY_ROUNDS; round++) {
            for (Latencies each : all) {
                each.turn(rate);
            }
        }
        for (Latencies each : all) {
            figures.note(
                    "%s at %.0f requests/s: p99 of half a second %.2f ms in the median; all together: median %.2f ms, p99 %.2f ms"
                            .formatted(each.way.name(), rate, each.p99(), each.all(50), each.all(99)));
        }
        double own = all.getFirst().p99();
        figures.figure("nginx_added_p99_at_half_load", all.get(1).p99() - own, "ms");
        figures.figure("gateway_added_p99_at_half_load", all.get(2).p99() - own, "ms");
    }

    /** What one way took, turn by turn. */
    private static final class Latencies {
        private final Way way;
        private final List<double[]> turns = new ArrayList<>();

        Latencies(Way way) {
            this.way = way;
        }

        void turn(double rate) throws Exception {
            double[] millis = answered(way, way.callers().atRate(way.script(), rate, STEADY))
                    .millis();
            turns.add(Arrays.copyOfRange(millis, millis.length / 2, millis.length));
        }

        double p99() {
            return Figures.median(turns.stream()
                    .mapToDouble(turn -> Figures.percentile(turn, 99))
                    .toArray());
        }

        double all(int percentile) {
            return Figures.percentile(
                    turns.stream().flatMapToDouble(Arrays::stream).toArray(), percentile);
        }
    }

    private static Callers.Result answered(Way way, Callers.Result result) {
        if (result.others(200) > 0) {
            throw new Fault(way.name() + " answered " + result.others(200) + " requests otherwise than 200");
        }
        return result;
    }

    private static Callers.Script plain(String path) {
        byte[] request = request(path, "");
        return new Same(_ -> request);
    }

    private Callers.Script withTokens() throws Exception {
        byte[][] requests = new byte[CALLERS][];
        for (int caller = 0; caller < CALLERS; caller++) {
            requests[caller] = request(WITH_TOKEN, "Authorization: Bearer " + parts.token(caller) + "\r\n");
        }
        return new Same(caller -> requests[caller]);
    }

    private static byte[] request(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends the same again and again. */
    private record Same(IntFunction<byte[]> of) implements Callers.Script {
        @Override
        public byte[] next(int caller) {
            return of.apply(caller);
        }

        @Override
        public void answered(int caller, int status) {}
    }
}
