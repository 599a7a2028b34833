package io.github.cdirediscache.cli;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectStreamConstants;

/**
 * Tells of which class an object in a stream of Java serialization is, without reading the object.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html">Java Object
 *     Serialization Specification, 6.4</a>
 */
final class JavaStream {

    private JavaStream() {}

    /** Of what the serializer {@code binary} writes: its version, and then the stream. */
    static String describe(byte[] payload) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            in.readInt();
            if (in.readShort() == ObjectStreamConstants.STREAM_MAGIC) {
                in.readShort();
                return "a serialized Java object" + ofClass(in) + "; not read, since that would run its class";
            }
        } catch (IOException cutOff) {
            // Said below.
        }
        return "no stream of Java serialization, although its header says so";
    }

    private static String ofClass(DataInputStream in) throws IOException {
        int kind = in.readByte();
        boolean isObject = kind == ObjectStreamConstants.TC_OBJECT || kind == ObjectStreamConstants.TC_ARRAY;
        if (isObject && in.readByte() == ObjectStreamConstants.TC_CLASSDESC) {
            return " of " + Shown.key(in.readUTF());
        }
        return kind == ObjectStreamConstants.TC_STRING ? " of java.lang.String" : "";
    }
}
