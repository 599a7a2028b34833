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
import org.jspecify.annotations.Nullable;

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
    private volatile @Nullable Loaded loaded;
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
        this.loaded = files.isEmpty() ? null : loaded();
    }

    /** What new connections are secured by. Without files it is the JDK's, which takes a tenth of a second to make. */
    @Override
    public SSLSocketFactory get() {
        Loaded known = loaded;
        return known == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : upToDate(known).sockets;
    }

    private Loaded upToDate(Loaded known) {
        long before = lookedAt.get();
        long now = time.nanos();
        if (now - before >= PAUSE_NANOS && lookedAt.compareAndSet(before, now)) {
            return look(known);
        }
        return known;
    }

    private Loaded look(Loaded known) {
        if (!isBroken && FileStamp.of(files).equals(known.stamps)) {
            return known;
        }
        try {
            Loaded anew = loaded();
            loaded = anew;
            isBroken = false;
            listener.certificatesRead(files);
            return anew;
        } catch (IllegalArgumentException unusable) {
            if (!isBroken) {
                isBroken = true;
                listener.certificatesUnusable(unusable);
            }
            return known;
        }
    }

    /** The stamps are older than what is read: if a file changes meanwhile, it is read once more. */
    private Loaded loaded() {
        List<FileStamp> stamps = FileStamp.of(files);
        return new Loaded(TlsContext.sockets(config), stamps);
    }

    private record Loaded(SSLSocketFactory sockets, List<FileStamp> stamps) {}
}
