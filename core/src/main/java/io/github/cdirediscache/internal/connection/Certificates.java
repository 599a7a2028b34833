package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.TlsConfig;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.NodeListener;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/**
 * Secures connections by the files of certificates, and reads the files again after they have changed. Files that can't
 * be read, such as one that is just being written, change nothing. Thread-safe.
 */
final class Certificates implements Supplier<SSLSocketFactory> {

    /** How often the files are looked at, at most: soon enough, and nothing beside the handshakes of a second. */
    static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TlsConfig config;
    private final List<Path> files;
    private final NodeListener listener;
    private final Time time;
    private final AtomicLong lookedAt;
    private volatile Loaded loaded;
    private volatile boolean isBroken;

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if one can't be used; names the option
     */
    Certificates(TlsConfig config, NodeListener listener, Time time) {
        this.config = config;
        this.files = Stream.concat(Stream.ofNullable(config.trustStore()), Stream.ofNullable(config.keyStore()))
                .toList();
        this.listener = listener;
        this.time = time;
        this.lookedAt = new AtomicLong(time.nanos());
        this.loaded = loaded();
    }

    /** What new connections are secured by. */
    @Override
    public SSLSocketFactory get() {
        long before = lookedAt.get();
        long now = time.nanos();
        if (now - before >= PAUSE_NANOS && lookedAt.compareAndSet(before, now)) {
            look();
        }
        return loaded.sockets;
    }

    private void look() {
        if (!isBroken && FileStamp.of(files).equals(loaded.stamps)) {
            return;
        }
        try {
            loaded = loaded();
            isBroken = false;
            listener.certificatesRead(files);
        } catch (IllegalArgumentException unusable) {
            if (!isBroken) {
                isBroken = true;
                listener.certificatesUnusable(unusable);
            }
        }
    }

    /** The stamps are older than what is read: if a file changes meanwhile, it is read once more. */
    private Loaded loaded() {
        List<FileStamp> stamps = FileStamp.of(files);
        return new Loaded(TlsContext.sockets(config), stamps);
    }

    private record Loaded(SSLSocketFactory sockets, List<FileStamp> stamps) {}
}
