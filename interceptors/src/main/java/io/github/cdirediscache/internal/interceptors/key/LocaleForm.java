package io.github.cdirediscache.internal.interceptors.key;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Locales: by their parts in generated keys, since neither their text nor their language tag tells all of them apart.
 */
record LocaleForm() implements Form {

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        Locale locale = (Locale) value;
        StringBuilder extensions = new StringBuilder();
        for (char key : new TreeSet<>(locale.getExtensionKeys())) {
            extensions.append(key).append('-').append(locale.getExtension(key)).append('-');
        }
        List<String> parts = List.of(
                locale.getLanguage(),
                locale.getScript(),
                locale.getCountry(),
                locale.getVariant(),
                extensions.toString());
        Encoding.appendAll("Locale(", parts, ')', out, depth);
    }

    @Override
    public String text(Object value) {
        return ((Locale) value).toLanguageTag();
    }
}
