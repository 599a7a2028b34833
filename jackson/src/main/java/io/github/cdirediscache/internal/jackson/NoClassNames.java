package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.jsontype.PolymorphicTypeValidator;

/** Refuses each class that a payload names, whatever annotation of the application's asks for it. */
final class NoClassNames extends PolymorphicTypeValidator.Base {

    private static final long serialVersionUID = 1;

    @Override
    public Validity validateBaseType(MapperConfig<?> config, JavaType baseType) {
        return Validity.DENIED;
    }
}
