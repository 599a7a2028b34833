package io.github.cdirediscache.testing;

import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives each class with {@link RedisTest} its server, kept in the store of the class's context. */
final class RedisTestExtension implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RedisTestExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        RunningTest.begin(server(context));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        RedisServer server = server(context);
        server.reset();
        RunningTest.begin(server);
    }

    /** JUnit before 5.13 does not close what is in a store by itself. */
    @Override
    public void afterAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        if (annotation(context).isPresent()) {
            around(context).ifPresentOrElse(RunningTest::begin, RunningTest::end);
            RedisServer server = store(context).remove(testClass, RedisServer.class);
            if (server != null) {
                server.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RedisServer.class;
    }

    /** A constructor runs before {@link #beforeEach}, so what the last test left is put right here. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RedisServer server = server(context);
        if (parameter.getDeclaringExecutable() instanceof Constructor) {
            server.reset();
            RunningTest.begin(server);
        }
        return server;
    }

    /** Starts the server at first sight: with one test instance per class, the constructor comes before beforeAll. */
    private static RedisServer server(ExtensionContext context) {
        ExtensionContext owner = context;
        while (annotation(owner).isEmpty()) {
            owner = owner.getParent()
                    .orElseThrow(() -> new IllegalStateException("@RedisTest must be on a test class"));
        }
        RedisTest settings = annotation(owner).orElseThrow();
        Class<?> testClass = owner.getRequiredTestClass();
        return store(owner).getOrComputeIfAbsent(testClass, key -> start(settings), RedisServer.class);
    }

    /** The server of the class around a nested one. */
    private static Optional<RedisServer> around(ExtensionContext context) {
        return Stream.iterate(
                        context.getParent(), Optional::isPresent, each -> each.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .filter(each -> annotation(each).isPresent())
                .findFirst()
                .map(RedisTestExtension::server);
    }

    private static Optional<RedisTest> annotation(ExtensionContext context) {
        return context.getTestMethod().isPresent()
                ? Optional.empty()
                : AnnotationSupport.findAnnotation(context.getTestClass(), RedisTest.class);
    }

    private static RedisServer start(RedisTest settings) {
        RedisServerBuilder builder = RedisServer.builder();
        if (!settings.password().isEmpty()) {
            builder.password(settings.password());
        }
        for (String line : settings.config()) {
            builder.configLine(line);
        }
        return builder.start();
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
