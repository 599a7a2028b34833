package io.github.cdirediscache.extension;

/** Whether a class is there that only some runtimes have. */
final class OptionalClass {

    private OptionalClass() {}

    /** Whether the loader of this class finds it, which is the one that will link to it. */
    static boolean isThere(String name) {
        try {
            Class.forName(name, false, OptionalClass.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
