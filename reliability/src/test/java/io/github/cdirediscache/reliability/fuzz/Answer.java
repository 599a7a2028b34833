package io.github.cdirediscache.reliability.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link GarbageServer} sends for a command.
 *
 * @param bytes whatever they are
 * @param way how it sends them
 */
record Answer(byte[] bytes, Way way) {

    /** What happens to an answer, and to its connection. */
    enum Way {
        /** The connection ends after the answer. */
        CLOSED,
        /** The connection stays open, unless the answer is only part of a reply: nobody has to wait for the rest. */
        OPEN,
        /** Open, and in many small pieces. */
        PIECES,
        /** Open; what follows the first reply comes after the call, and before the next one. */
        LATE,
        /** The connection stays open, also if the rest of a reply never comes. */
        SILENT
    }

    /** What is sent at once. */
    byte[] now() {
        Resp.Replies first = Resp.read(bytes, 1);
        return way == Way.LATE && first.end() == Resp.End.WHOLE ? Arrays.copyOf(bytes, first.length()) : bytes;
    }

    /** What is sent after the call. */
    byte[] later() {
        return Arrays.copyOfRange(bytes, now().length, bytes.length);
    }

    boolean closes() {
        return way == Way.CLOSED || (way != Way.SILENT && Resp.read(bytes, 1).end() == Resp.End.CUT);
    }

    /** The reply to a command that is sent alone; a string says that there is none. */
    Object reply() {
        Resp.Replies first = Resp.read(bytes, 1);
        return first.end() == Resp.End.WHOLE ? first.replies().get(0) : first.end();
    }

    /**
     * What may be taken for the replies to commands that are sent at once. Whose reply is missing is sent once more, on
     * a new connection.
     *
     * @return for each command some replies; {@link Resp.End} for none
     */
    List<List<Object>> replies(int commands) {
        List<Object> first = once(commands);
        List<Object> second = once(commands - first.size());
        List<List<Object>> all = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            if (i >= first.size()) {
                int again = i - first.size();
                all.add(List.of(again < second.size() ? second.get(again) : Resp.End.CUT, Resp.End.CUT));
            } else if (first.get(i) instanceof Resp.Failure) {
                all.add(List.of(first.get(i), reply()));
            } else {
                all.add(List.of(first.get(i)));
            }
        }
        return all;
    }

    private List<Object> once(int commands) {
        byte[] stream = now();
        if (!closes()) {
            byte[] one = stream;
            stream = new byte[one.length * commands];
            for (int i = 0; i < commands; i++) {
                System.arraycopy(one, 0, stream, i * one.length, one.length);
            }
        }
        return Resp.read(stream, commands).replies();
    }
}
