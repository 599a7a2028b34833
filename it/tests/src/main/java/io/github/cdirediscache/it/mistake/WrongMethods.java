package io.github.cdirediscache.it.mistake;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.Dependent;
import java.io.InputStream;
import java.util.stream.Stream;

@Dependent
class WrongMethods {

    @CacheResult
    public void nothing(String id) {}

    @CacheResult
    public static String shared(String id) {
        return id;
    }

    @CacheResult
    public InputStream stream(String id) {
        return InputStream.nullInputStream();
    }

    @CacheResult
    public Stream<String> all() {
        return Stream.empty();
    }

    @CacheResult(key = "story.{number}")
    public String unknown(String id) {
        return id;
    }

    @CacheResult(key = "story.{id")
    public String open(String id) {
        return id;
    }

    @CacheResult(timeout = "ten minutes")
    public String late(String id) {
        return id;
    }

    @CacheResult(timeout = "${not.configured}")
    public String unconfigured(String id) {
        return id;
    }

    @CacheResult
    public String byBean(Innocent id) {
        return id.toString();
    }

    @CacheInvalidatePattern
    public void withoutPattern() {}

    @CacheInvalidate(key = "{0}")
    public void fine(String id) {}
}
