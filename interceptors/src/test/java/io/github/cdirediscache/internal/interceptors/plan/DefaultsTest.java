package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheDefaults;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class DefaultsTest {

    @CacheDefaults(cacheName = "top", timeout = "1s", nullTimeout = "2s", staleFor = "3s")
    static class Top {
        void inTop() {}
    }

    @CacheDefaults(cacheName = "middle", timeout = "4s")
    static class Middle extends Top {}

    @CacheDefaults(timeout = "5s")
    static class Bottom extends Middle {
        void inBottom() {}
    }

    static class None {
        void find() {}
    }

    @Test
    void cacheName_ofTheAnnotation_comesFirst() throws NoSuchMethodException {
        assertThat(defaults(Bottom.class, Bottom.class.getDeclaredMethod("inBottom"))
                        .cacheName("own"))
                .isEqualTo("own");
    }

    @Test
    void cacheName_ofNobody_isDefault() throws NoSuchMethodException {
        assertThat(defaults(None.class, None.class.getDeclaredMethod("find")).cacheName(""))
                .isEqualTo("default");
    }

    @Test
    void text_isOfTheFirstThatSaysIt() throws NoSuchMethodException {
        Defaults defaults = defaults(Bottom.class, Bottom.class.getDeclaredMethod("inBottom"));
        assertThat(defaults.cacheName("")).isEqualTo("middle");
        assertThat(defaults.text("", CacheDefaults::timeout)).isEqualTo("5s");
        assertThat(defaults.text("6s", CacheDefaults::timeout)).isEqualTo("6s");
        assertThat(defaults.text("", CacheDefaults::staleFor)).isEqualTo("3s");
    }

    @Test
    void text_declaringClass_comesBeforeTheOthers() throws NoSuchMethodException {
        Defaults defaults = defaults(Bottom.class, Top.class.getDeclaredMethod("inTop"));
        assertThat(defaults.cacheName("")).isEqualTo("top");
        assertThat(defaults.text("", CacheDefaults::timeout)).isEqualTo("5s");
    }

    private static Defaults defaults(Class<?> beanClass, Method method) {
        return Defaults.of(beanClass, method);
    }
}
