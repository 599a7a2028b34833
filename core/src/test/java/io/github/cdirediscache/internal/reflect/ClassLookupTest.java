package io.github.cdirediscache.internal.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassLookupTest {

    private static final String OWN = ClassLookup.class.getName();

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void giveBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void find_classOfTheApplication_comesFirst() throws Exception {
        URL classes = ClassLookup.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader application = new URLClassLoader(new URL[] {classes}, null)) {
            Thread.currentThread().setContextClassLoader(application);

            assertThat(ClassLookup.find(OWN).getClassLoader()).isSameAs(application);
        }
    }

    @Test
    void find_classThatTheApplicationLacks_isOurs() throws Exception {
        try (URLClassLoader application = new URLClassLoader(new URL[0], null)) {
            Thread.currentThread().setContextClassLoader(application);

            assertThat(ClassLookup.find(OWN)).isSameAs(ClassLookup.class);
        }
        Thread.currentThread().setContextClassLoader(null);
        assertThat(ClassLookup.find(OWN)).isSameAs(ClassLookup.class);
    }

    @Test
    void find_classThatNobodyHas_fails() {
        assertThatThrownBy(() -> ClassLookup.find("com.example.None")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void isPresent_isWhetherThatLoaderHasTheClass() {
        assertThat(ClassLookup.isPresent(OWN, ClassLookup.class.getClassLoader()))
                .isTrue();
        assertThat(ClassLookup.isPresent(OWN, null)).isFalse();
        assertThat(ClassLookup.isPresent("java.lang.String", null)).isTrue();
        assertThat(ClassLookup.isPresent("com.example.None", ClassLookup.class.getClassLoader()))
                .isFalse();
    }
}
