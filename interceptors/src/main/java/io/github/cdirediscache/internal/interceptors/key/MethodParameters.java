package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The parameters of a method, seen from a bean class. */
public final class MethodParameters {

    private final Method method;
    private final Parameter[] parameters;
    private final List<Type> types;

    private MethodParameters(Method method, List<Type> types) {
        this.method = method;
        this.parameters = method.getParameters();
        this.types = types;
    }

    /**
     * The parameters of a method.
     *
     * @param beanClass the bean class, which says what the type variables of the method's class are
     * @param method the method
     * @return its parameters
     */
    public static MethodParameters of(Class<?> beanClass, Method method) {
        TypeResolver beanTypes = TypeResolver.of(beanClass);
        List<Type> types = Arrays.stream(method.getGenericParameterTypes())
                .map(beanTypes::resolve)
                .toList();
        return new MethodParameters(method, types);
    }

    /**
     * The positions of the parameters that carry an annotation.
     *
     * @param annotation the annotation's type
     * @return the positions, ascending
     */
    public List<Integer> annotatedWith(Class<? extends Annotation> annotation) {
        return IntStream.range(0, parameters.length)
                .filter(i -> parameters[i].isAnnotationPresent(annotation))
                .boxed()
                .toList();
    }

    /**
     * The type of a parameter.
     *
     * @param index its position
     * @return the type, resolved as far as the bean class knows it
     */
    public Type type(int index) {
        return types.get(index);
    }

    /** The names of some parameters; none if the class file does not have them. */
    List<String> names(List<Integer> indexes) {
        return indexes.stream().allMatch(index -> parameters[index].isNamePresent())
                ? indexes.stream().map(index -> parameters[index].getName()).toList()
                : List.of();
    }

    int count() {
        return parameters.length;
    }

    String methodName() {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    /** The parameter for messages: its name if the class file has it, else its position. */
    String describe(int index) {
        return parameters[index].isNamePresent() ? parameters[index].getName() : "{" + index + "}";
    }

    /**
     * The position of the parameter that a template names.
     *
     * @throws IllegalArgumentException if there is none; the message says what to do
     */
    int indexOf(Template.Reference reference) {
        String name = reference.parameter();
        if (Character.isDigit(name.charAt(0))) {
            return checkedIndex(reference, Integer.parseInt(name));
        }
        OptionalInt index = IntStream.range(0, parameters.length)
                .filter(i ->
                        parameters[i].isNamePresent() && parameters[i].getName().equals(name))
                .findFirst();
        return index.orElseThrow(() -> new IllegalArgumentException(reference + " names no parameter; " + advice()));
    }

    private int checkedIndex(Template.Reference reference, int index) {
        if (index < parameters.length) {
            return index;
        }
        throw new IllegalArgumentException(reference + " is beyond the last parameter; "
                + (parameters.length == 0 ? "there are none" : "they are {0} to {" + (parameters.length - 1) + "}"));
    }

    private String advice() {
        if (parameters.length == 0) {
            return "there are none";
        }
        return parameters[0].isNamePresent()
                ? "there are "
                        + Arrays.stream(parameters).map(Parameter::getName).collect(Collectors.joining(", "))
                : "the class was compiled without parameter names: compile it with -parameters (after mvn clean), or write {0} for the first";
    }
}
