package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import io.github.cdirediscache.internal.inspect.Rewritten;
import io.github.cdirediscache.redis.RedisCacheManager;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rewrites entries in today's format. */
@Command(
        name = "reserialize",
        description = {
            "Rewrites the entries of all versions in the format of the settings.",
            "The cache may be in use. Times to live do not change. Without --type only the compression changes. With"
                    + " --type, the class of the values, which must be on the class path, values are read, and written with"
                    + " the serializer of the settings."
        })
final class ReserializeCommand implements Callable<Integer> {

    private final Tool tool;

    @Mixin
    private CacheArgument cache = new CacheArgument();

    @Option(names = "--type", paramLabel = "CLASS", description = "The class of the values.")
    private @Nullable String type;

    ReserializeCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        CacheConfig config = cache.withFormats(tool.settings());
        tool.print(new Rewriting(config, type == null ? recompress(config) : reserialize(config, load(type))));
        return ExitCodes.FINE;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ReserializeCommand.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            throw ToolException.usage("--type must name a class on the class path, was " + name
                    + "; run java -cp cdi-redis-cache-cli-VERSION-all.jar:APPLICATION.jar " + Main.class.getName());
        }
    }

    private Rewritten recompress(CacheConfig config) {
        try (RawCache raw = RawCache.open(config)) {
            return tool.rewriting(raw::recompress);
        }
    }

    private Rewritten reserialize(CacheConfig config, Class<?> values) {
        try (RawCache raw = RawCache.open(config)) {
            raw.checkTopology();
        }
        try (CacheManager manager = RedisCacheManager.of(config)) {
            long[] seen = {0};
            var typed = manager.cache(config.name(), values);
            long rewritten = tool.rewriting(progress -> typed.reserialize(keys -> {
                seen[0] = keys;
                progress.accept(keys);
            }));
            return new Rewritten(seen[0], rewritten, typed.statistics().corrupt());
        }
    }

    private record Rewriting(CacheConfig cache, Rewritten done) implements Report {

        @Override
        public void printText(PrintWriter out) {
            out.println(Shown.number(done.rewritten()) + " of " + Shown.keys(done.seen()) + " rewritten"
                    + (done.unreadable() == 0 ? "" : ", " + Shown.number(done.unreadable()) + " can't be read"));
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.write("cache", cache.name());
            json.write("keys", done.seen());
            json.write("rewritten", done.rewritten());
            json.write("unreadable", done.unreadable());
        }
    }
}
