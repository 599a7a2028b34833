package io.github.cdirediscache.redis;

import io.github.cdirediscache.internal.connection.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts, each of which does in one step what would otherwise be a race. Their files say what they take and give. */
final class Scripts {

    static final Script CLAIM = script("claim", true);
    static final Script STORE = script("store", true);
    static final Script RELEASE = script("release", true);
    static final Script RENEW = script("renew", true);
    static final Script INVALIDATE = script("invalidate", true);
    static final Script PUT_IF_ABSENT = script("put_if_absent", false);
    static final Script INCREMENT = script("increment", false);
    static final Script TIME_TO_LIVE = script("time_to_live", true);
    static final Script TOUCH = script("touch", true);
    static final Script PERSIST = script("persist", true);
    static final Script REPLACE = script("replace", false);
    static final Script READ_WITH_TIME_TO_LIVE = script("read_with_time_to_live", true);
    static final Script REMOVE_UNCHANGED = script("remove_unchanged", true);
    static final Script LOCK = script("lock", true);
    static final Script UNLOCK = script("unlock", true);

    private Scripts() {}

    private static Script script(String name, boolean repeatable) {
        return new Script(name, repeatable, read("entry") + read(name));
    }

    private static String read(String name) {
        try (InputStream file = Scripts.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + name + ".lua");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
