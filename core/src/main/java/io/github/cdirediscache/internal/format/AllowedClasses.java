package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The classes that an entry of one declared type may hold, and where they are found. The rule for writing and reading. */
final class AllowedClasses {

    private final Type type;
    private final AllowList allowList;
    private final Set<Class<?>> declared = new HashSet<>();

    /** A stream describes the serializable superclasses of a class, too. */
    private final Set<Class<?>> ancestors = new HashSet<>();

    /** The loaders of the application that declares the type. */
    private final Set<ClassLoader> declaringLoaders = new LinkedHashSet<>();

    AllowedClasses(Type type, AllowList allowList) {
        this.type = type;
        this.allowList = allowList;
        DeclaredTypes.classes(type).forEach(this::declare);
    }

    private void declare(Class<?> declaredClass) {
        if (!declared.add(declaredClass)) {
            return;
        }
        ClassLoader loader = declaredClass.getClassLoader();
        if (loader != null) {
            declaringLoaders.add(loader);
        }
        for (Class<?> up = declaredClass.getSuperclass(); up != null; up = up.getSuperclass()) {
            ancestors.add(up);
        }
        if (declaredClass.isSealed()) {
            for (Class<?> permitted : declaredClass.getPermittedSubclasses()) {
                declare(permitted);
            }
        }
    }

    /**
     * Whether a class of this name is worth looking for. {@link #contains} decides in the end: a name does not tell
     * a class from one of the same name.
     */
    boolean mayContain(String name) {
        ClassName candidate = ClassName.of(name);
        String component = candidate.component();
        return candidate.isPrimitive()
                || isOfPlatform(candidate)
                || allowList.contains(component)
                || ancestors.stream().anyMatch(ancestor -> ancestor.getName().equals(component))
                || declared.stream().anyMatch(outer -> isMember(component, outer.getName()));
    }

    private static boolean isOfPlatform(ClassName candidate) {
        return JdkValueClasses.contains(candidate.component())
                || (candidate.isArray() && candidate.component().startsWith("java."));
    }

    private static boolean isMember(String name, String outer) {
        return name.startsWith(outer) && (name.length() == outer.length() || name.charAt(outer.length()) == '$');
    }

    boolean contains(Class<?> candidate) {
        Class<?> component = DeclaredTypes.component(candidate);
        if (Proxy.isProxyClass(component)) {
            return false;
        }
        return component.isPrimitive()
                || component == CollSer.class
                || JdkValueClasses.contains(component)
                || allowList.contains(component)
                || ancestors.contains(component)
                || isDeclared(component)
                || isConstantOfDeclaredEnum(component);
    }

    /** Whether it or a class that it is a member of is declared. */
    private boolean isDeclared(Class<?> candidate) {
        for (Class<?> outer = candidate; outer != null; outer = outer.getDeclaringClass()) {
            if (declared.contains(outer)) {
                return true;
            }
        }
        return false;
    }

    private boolean isConstantOfDeclaredEnum(Class<?> candidate) {
        Class<?> superclass = candidate.getSuperclass();
        return superclass != null && superclass.isEnum() && isDeclared(superclass);
    }

    /** Why a class is refused, and what to do. */
    String refusal(Class<?> refused) {
        return Proxy.isProxyClass(refused)
                ? "a dynamic proxy is never allowed in binary entries"
                : refusal(refused.getName());
    }

    /** The same of a class that may not exist. */
    String refusal(String refused) {
        return ClassName.of(refused).shown() + " is not allowed in binary entries of " + type.getTypeName()
                + ": add it or its package to serializer.allow";
    }

    /** The loaders to look for a class in, first the one of the declared type; those of applications only for their own. */
    List<ClassLoader> loaders(String name) {
        ClassName wanted = ClassName.of(name);
        if (wanted.isPrimitive() || isOfPlatform(wanted)) {
            return List.of(ClassLoader.getPlatformClassLoader());
        }
        Set<ClassLoader> loaders = new LinkedHashSet<>(declaringLoaders);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            loaders.add(context);
        }
        loaders.add(AllowedClasses.class.getClassLoader());
        return new ArrayList<>(loaders);
    }
}
