package io.github.cdirediscache.it.telemetry;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes what a server exports by OTLP over HTTP. Names and attributes stand in it as they are. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Collector collector = new Collector(server);
            server.createContext("/", exchange -> {
                boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                byte[] body = (isPacked ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody())
                        .readAllBytes();
                collector.received.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.ISO_8859_1));
                exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String received(String path) {
        return received.stream().filter(each -> each.startsWith(path)).collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
