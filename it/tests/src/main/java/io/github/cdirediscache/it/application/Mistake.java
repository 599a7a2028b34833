package io.github.cdirediscache.it.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.assertj.core.util.Throwables;
import org.jboss.arquillian.container.test.api.Deployer;

/** What is said of an application that can't be deployed. */
public final class Mistake {

    private Mistake() {}

    /**
     * What the exception of a deployment says, and those that it was caused by, and what was logged: OpenWebBeans says
     * nowhere else what is wrong, and of Open Liberty's message Arquillian tells the first line.
     *
     * @param deployer what deploys
     * @param name the name of the deployment, which must fail
     * @return all of it
     */
    public static String of(Deployer deployer, String name) {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        try (LogOfThisJvm log = new LogOfThisJvm()) {
            LogOfServer server = LogOfServer.fromNow();
            Throwable failure = catchThrowable(() -> deployer.deploy(name));
            assertThat(failure).as("failure of " + name).isNotNull();
            return Throwables.getStackTrace(failure) + log.text() + server.text();
        } finally {
            // OpenWebBeans leaves that of the application, which did not start.
            thread.setContextClassLoader(loader);
        }
    }
}
