package io.github.cdirediscache.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A JUnit 5 test class with a real Redis server of its own.
 *
 * <p>The server is started before the first test and closed after the last. Before each test, ahead of the class's own
 * {@code @BeforeEach} methods, it is made to run again if a test stopped, killed or paused it, and emptied with
 * {@code FLUSHALL}; so what a constructor stores is gone in the test. What a test sets with {@code CONFIG SET} stays
 * until the server is restarted, which happens by itself only if the server refuses to be emptied. A {@link RedisServer} parameter of a constructor, a test or a lifecycle method is the
 * server. An application that the test starts with MicroProfile Config has this server as that of the cache
 * {@code default}: see {@link RedisTestConfig}. {@code @Nested} classes use the server of the class around them, unless they carry this annotation
 * themselves. The tests of one class run one after the other, as they share the data.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RedisTestExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface RedisTest {

    /**
     * The password of the {@code default} user.
     *
     * @return the password; empty, the default, for none
     */
    String password() default "";

    /**
     * Lines for the server's configuration.
     *
     * @return whole lines, such as {@code "maxmemory 10mb"}; none by default
     */
    String[] config() default {};
}
