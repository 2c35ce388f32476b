package io.cadencia.core.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes and reads the records of a sealed family (commands, facts) or a single record type in binary.
 *
 * <p>Form: the simple name of the record, the number of its components, then each component; see {@link ComponentCodec}
 * for their forms. Evolution: components may be appended; a record of an older version, with fewer of them, is read
 * with zero, empty or null in their place. An unknown name or more components than known is refused: it was written by
 * a newer version. Thread-safe.
 *
 * @param <T> root of the family
 */
public final class RecordCodec<T> {
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private final Class<T> root;
    private final Map<String, Class<?>> leaves;

    private RecordCodec(Class<T> root) {
        this.root = root;
        this.leaves = leavesOf(root).collect(Collectors.toUnmodifiableMap(Class::getSimpleName, c -> c));
    }

    public static <T> RecordCodec<T> of(Class<T> root) {
        return new RecordCodec<>(root);
    }

    public void write(T value, StateWriter out) {
        out.writeText(value.getClass().getSimpleName());
        shape(value.getClass()).write(value, out);
    }

    public T read(StateReader in) {
        String name = in.readText();
        Class<?> leaf = leaves.get(name);
        if (leaf == null) {
            throw new IllegalStateException(
                    root.getSimpleName() + " '" + name + "' is unknown: it was written by a newer version");
        }
        return root.cast(shape(leaf).read(in));
    }

    private static Stream<Class<?>> leavesOf(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Stream.of(permitted).flatMap(RecordCodec::leavesOf);
    }

    private static Shape shape(Class<?> type) {
        Shape known = SHAPES.get(type);
        if (known == null) {
            known = Shape.of(type);
            SHAPES.put(type, known);
        }
        return known;
    }

    /** Accessors, component codecs and constructor of one record type. */
    private record Shape(
            Class<?> type, MethodHandle[] accessors, ComponentCodec[] components, MethodHandle constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] parts = type.getRecordComponents();
            if (parts == null) {
                throw new IllegalArgumentException(type + " is not a record");
            }
            try {
                return new Shape(type, accessorsOf(parts), codecsOf(parts), constructorOf(type, parts));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot use the record " + type, e);
            }
        }

        private static MethodHandle[] accessorsOf(RecordComponent[] parts) throws IllegalAccessException {
            var accessors = new MethodHandle[parts.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i].getAccessor().setAccessible(true);
                accessors[i] = MethodHandles.lookup()
                        .unreflect(parts[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            return accessors;
        }

        private static ComponentCodec[] codecsOf(RecordComponent[] parts) {
            return Stream.of(parts).map(ComponentCodec::of).toArray(ComponentCodec[]::new);
        }

        private static MethodHandle constructorOf(Class<?> type, RecordComponent[] parts)
                throws ReflectiveOperationException {
            Class<?>[] types = Stream.of(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, parts.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        }

        void write(Object record, StateWriter out) {
            out.writeByte(components.length);
            for (int i = 0; i < components.length; i++) {
                components[i].write(get(i, record), out);
            }
        }

        Object read(StateReader in) {
            int written = in.readByte();
            if (written > components.length) {
                throw new IllegalStateException(type.getSimpleName() + " has " + written + " components, this version"
                        + " knows " + components.length + ": it was written by a newer version");
            }
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = i < written ? components[i].read(in) : components[i].absent();
            }
            return construct(values);
        }

        @SuppressWarnings("ThrowSpecificExceptions")
        private Object get(int index, Object record) {
            try {
                return (Object) accessors[index].invokeExact(record);
            } catch (Throwable e) {
                throw new IllegalStateException("cannot read component " + index + " of " + type, e);
            }
        }

        private Object construct(Object[] values) {
            try {
                return (Object) constructor.invokeExact(values);
            } catch (RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("cannot construct " + type, e);
            }
        }
    }
}
