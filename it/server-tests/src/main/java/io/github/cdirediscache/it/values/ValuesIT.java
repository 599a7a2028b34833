package io.github.cdirediscache.it.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.it.application.Application;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Classes of the application are found, though the library may be the server's, and whatever the thread's class loader. */
@Tag("placement")
@ArquillianTest
class ValuesIT {

    @Inject
    @Named("json")
    Cache<List<Money>> json;

    @Inject
    @Named("binary")
    Cache<Money> binary;

    @Inject
    @Named("big")
    Cache<long[]> big;

    @Inject
    @Named("upper")
    Cache<String> upper;

    @Deployment
    static WebArchive application() {
        return Application.named("values")
                .with(Money.class, Upper.class, Reversed.class)
                .set("redis-cache.json.serializer", "json")
                .set("redis-cache.binary.serializer", "binary")
                .set("redis-cache.big.serializer", "binary")
                .set("redis-cache.upper.serializer", Upper.class.getName())
                .set("redis-cache.upper.serializer.verify", "never")
                .set("redis-cache.upper.key-function", Reversed.class.getName())
                .war();
    }

    /** Runs in a thread of nobody's, with a class loader that knows nothing of the application. */
    private static <T> T elsewhere(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task);
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        thread.start();
        return task.get(20, TimeUnit.SECONDS);
    }

    @Test
    void json_listOfRecordsOfTheApplication_comesBack() {
        List<Money> values = List.of(Money.of(1), Money.of(2));

        json.put("a", values);

        assertThat(json.get("a")).contains(values);
    }

    @Test
    void binary_recordOfTheApplication_comesBack() {
        binary.put("a", Money.of(3));

        assertThat(binary.get("a")).contains(Money.of(3));
    }

    @Test
    void jsonAndBinary_threadOfForeignClassLoader_comeBack() throws Exception {
        json.put("thread", List.of(Money.of(4)));
        binary.put("thread", Money.of(4));

        assertThat(elsewhere(() -> json.get("thread"))).contains(List.of(Money.of(4)));
        assertThat(elsewhere(() -> binary.get("thread"))).contains(Money.of(4));
        assertThat(elsewhere(() -> {
                    json.put("written", List.of(Money.of(5)));
                    binary.put("written", Money.of(5));
                    return json.get("written");
                }))
                .contains(List.of(Money.of(5)));
        assertThat(binary.get("written")).contains(Money.of(5));
    }

    /** WildFly's start script sets a filter of the JVM that lets no array of more than 100,000 elements pass. */
    @Test
    void binary_largeArray_comesBackOrIsRefused() {
        long refused = big.statistics().unserializable();

        if (System.getProperty("jdk.serialFilter") == null) {
            big.put("a", new long[150_000]);
            assertThat(big.get("a")).isPresent();
        } else {
            assertThatExceptionOfType(CacheSerializationException.class)
                    .isThrownBy(() -> big.put("a", new long[150_000]));
            assertThat(big.get("a")).isEmpty();
            assertThat(big.statistics().unserializable() - refused).isEqualTo(1);
        }
    }

    @Test
    void serializerAndKeyFunctionOfTheApplication_areUsed() {
        upper.put("key", "text");

        assertThat(upper.get("key")).contains("TEXT");
        assertThat(upper.keys("*")).contains("yek");
    }
}
