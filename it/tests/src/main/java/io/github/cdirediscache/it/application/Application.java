package io.github.cdirediscache.it.application;

import static java.util.stream.Collectors.joining;

import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application to deploy, put together by one thread: a WAR that has the library where the run wants it. */
public final class Application {

    private static final String BEANS_XML = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0" bean-discovery-mode="annotated"/>
            """;

    private static final String PROPERTIES = "META-INF/microprofile-config.properties";

    static {
        StoredZip.use();
    }

    private final String name;
    private final List<Class<?>> classes = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>();

    private Application(String name) {
        this.name = name;
    }

    /**
     * An application without classes. Its caches are in the {@linkplain Servers#shared() shared server}, where its
     * connections have its name.
     *
     * @param name the name, unique among all tests
     * @return the application
     */
    public static Application named(String name) {
        return new Application(name)
                .set("redis-cache.default.client-name", name)
                .on(Servers.shared());
    }

    /**
     * Puts the caches elsewhere.
     *
     * @param server the server
     * @return this application
     */
    public Application on(RedisServer server) {
        return set("redis-cache.default.locations", server.url());
    }

    /**
     * Adds classes, with their member classes.
     *
     * @param more the classes
     * @return this application
     */
    public Application with(Class<?>... more) {
        classes.addAll(List.of(more));
        return this;
    }

    /**
     * Adds a line to the configuration.
     *
     * @param key the key
     * @param value its value
     * @return this application
     */
    public Application set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /**
     * Takes a line out of the configuration.
     *
     * @param key the key
     * @return this application
     */
    public Application unset(String key) {
        settings.remove(key);
        return this;
    }

    /**
     * The application as an archive.
     *
     * @return the archive
     */
    public WebArchive war() {
        // Properties in WEB-INF/classes/META-INF are found by every container, in META-INF of the WAR not.
        WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(classes.toArray(Class<?>[]::new))
                .addAsResource(new StringAsset(properties()), PROPERTIES)
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
        Placement.ofRun().addTo(war);
        return war;
    }

    /**
     * The application as an EAR with its configuration in a jar of {@code lib}, where all modules have it from.
     *
     * @param modules WARs of {@link #module()}, and jars of enterprise beans
     * @return the archive
     */
    public EnterpriseArchive ear(Archive<?>... modules) {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, name + ".ear")
                .addAsModules(modules)
                .addAsLibraries(ShrinkWrap.create(JavaArchive.class, name + "-configuration.jar")
                        .addAsResource(new StringAsset(properties()), PROPERTIES));
        Placement.ofRun().addTo(ear);
        return ear;
    }

    /**
     * The classes as a WAR for an EAR, without the library and without a configuration.
     *
     * @return the archive
     */
    public WebArchive module() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClasses(classes.toArray(Class<?>[]::new))
                .addAsWebInfResource(new StringAsset(BEANS_XML), "beans.xml");
        Placement.ofRun().addToModule(war);
        return war;
    }

    /**
     * The classes as a WAR for an EAR, with its configuration where nobody reads it.
     *
     * @return the archive
     */
    public WebArchive moduleWithConfiguration() {
        return module().addAsResource(new StringAsset(properties()), PROPERTIES);
    }

    private String properties() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .collect(joining("\n", "", "\n"));
    }
}
