package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.jspecify.annotations.Nullable;

/** The names of a constructor's parameters, where the compiler has kept them ({@code -parameters}). */
final class ParameterNames extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String findImplicitPropertyName(AnnotatedMember member) {
        if (!(member instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner().getMember() instanceof Executable executable)) {
            return null;
        }
        Parameter[] parameters = executable.getParameters();
        int index = parameter.getIndex();
        boolean isKnown = index < parameters.length && parameters[index].isNamePresent();
        return isKnown ? parameters[index].getName() : null;
    }
}
