package io.github.cdirediscache.reliability.record;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The calls of one process in a file, 39 bytes each. Thread-safe. */
@SuppressWarnings("EnumOrdinal") // writer and reader are of one build
public final class CallFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final Op[] OPS = Op.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    private final DataOutputStream out;

    private CallFile(DataOutputStream out) {
        this.out = out;
    }

    /**
     * A new file.
     *
     * @param path where
     * @return to be closed
     */
    public static CallFile create(Path path) {
        try {
            return new CallFile(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds a call.
     *
     * @param call the call; its process is not written
     */
    public synchronized void write(Call call) {
        try {
            out.writeByte(call.op().ordinal());
            out.writeByte(call.outcome().ordinal());
            out.writeByte(call.flags());
            out.writeShort(call.key());
            out.writeShort(call.valueKey());
            out.writeLong(call.begin());
            out.writeLong(call.end());
            out.writeLong(call.valueId());
            out.writeLong(call.valueBegan());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param path where
     * @param process whose file it is
     * @param each is given each call
     */
    public static void read(Path path, int process, Consumer<Call> each) {
        if (!readSoFar(path, process, each)) {
            throw new UncheckedIOException(
                    path + " ends within a call: its process died", new EOFException(path.toString()));
        }
    }

    /**
     * Reads what there is of a file that is still written.
     *
     * @param path where
     * @param process whose file it is
     * @param each is given each call
     * @return whether the file ends with a whole call
     */
    static boolean readSoFar(Path path, int process, Consumer<Call> each) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
            for (int op = in.read(); op >= 0; op = in.read()) {
                each.accept(read(in, OPS[op], process));
            }
            return true;
        } catch (EOFException cutOff) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Call read(DataInputStream in, Op op, int process) throws IOException {
        Outcome outcome = OUTCOMES[in.readByte()];
        int flags = in.readByte();
        int key = in.readShort();
        int valueKey = in.readShort();
        return new Call(
                op, outcome, process, flags, key, valueKey, in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
