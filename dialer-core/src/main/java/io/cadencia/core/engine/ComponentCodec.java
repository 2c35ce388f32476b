package io.cadencia.core.engine;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Binary form of one record component. Numbers big-endian; text and enum names as length and UTF-8; lists and maps as
 * count and elements (maps by sorted key); records and sealed families as {@link RecordCodec} writes them; a nullable
 * component begins with a byte: 1 = present.
 */
@SuppressWarnings("NullAway") // absent values are null by design
sealed interface ComponentCodec {
    void write(Object value, StateWriter out);

    @Nullable
    Object read(StateReader in);

    /** Value of a component that an older version did not write. */
    @Nullable
    Object absent();

    static ComponentCodec of(RecordComponent component) {
        ComponentCodec codec = of(component.getGenericType());
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? new Optional(codec) : codec;
    }

    private static ComponentCodec of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == List.class) {
                return new ListOf(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class && arguments[0] == String.class && arguments[1] == String.class) {
                return new TextMap();
            }
        }
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        throw new IllegalArgumentException("no binary form for " + type);
    }

    private static ComponentCodec ofClass(Class<?> type) {
        if (type.isEnum()) {
            return new EnumName(type);
        }
        if (type.isRecord() || type.isSealed()) {
            return new Nested<>(RecordCodec.of(type));
        }
        return switch (type.getName()) {
            case "long", "java.lang.Long" -> new LongNumber();
            case "int" -> new IntNumber();
            case "boolean" -> new Flag();
            case "double" -> new DoubleNumber();
            case "java.lang.String" -> new Text();
            default -> throw new IllegalArgumentException("no binary form for " + type);
        };
    }

    record LongNumber() implements ComponentCodec {
        @Override
        public void write(Object value, StateWriter out) {
            out.writeLong((Long) value);
        }

        @Override
        public Object read(StateReader in) {
            return in.readLong();
        }

        @Override
        public Object absent() {
            return 0L;
        }
    }

    record IntNumber() implements ComponentCodec {
        @Override
        public void write(Object value, StateWriter out) {
            out.writeInt((Integer) value);
        }

        @Override
        public Object read(StateReader in) {
            return in.readInt();
        }

        @Override
        public Object absent() {
            return 0;
        }
    }

    record Flag() implements ComponentCodec {
        @Override
        public void write(Object value, StateWriter out) {
            out.writeBoolean((Boolean) value);
        }

        @Override
        public Object read(StateReader in) {
            return in.readBoolean();
        }

        @Override
        public Object absent() {
            return false;
        }
    }

    record DoubleNumber() implements ComponentCodec {
        @Override
        public void write(Object value, StateWriter out) {
            out.writeDouble((Double) value);
        }

        @Override
        public Object read(StateReader in) {
            return in.readDouble();
        }

        @Override
        public Object absent() {
            return 0.0;
        }
    }

    record Text() implements ComponentCodec {
        @Override
        public void write(Object value, StateWriter out) {
            out.writeText((String) value);
        }

        @Override
        public Object read(StateReader in) {
            return in.readText();
        }

        @Override
        public Object absent() {
            return "";
        }
    }

    record EnumName(Class<?> type, Map<String, Object> byName) implements ComponentCodec {
        EnumName(Class<?> type) {
            this(type, new LinkedHashMap<>());
            for (Object constant : type.getEnumConstants()) {
                byName.put(((Enum<?>) constant).name(), constant);
            }
        }

        @Override
        public void write(Object value, StateWriter out) {
            out.writeText(((Enum<?>) value).name());
        }

        @Override
        public Object read(StateReader in) {
            String name = in.readText();
            Object constant = byName.get(name);
            if (constant == null) {
                throw new IllegalStateException(type.getSimpleName() + " '" + name + "' is unknown");
            }
            return constant;
        }

        @Override
        public Object absent() {
            return type.getEnumConstants()[0];
        }
    }

    record Nested<T>(RecordCodec<T> codec) implements ComponentCodec {
        @Override
        @SuppressWarnings("unchecked") // the component's declared type is T
        public void write(Object value, StateWriter out) {
            codec.write((T) value, out);
        }

        @Override
        public Object read(StateReader in) {
            return codec.read(in);
        }

        @Override
        public @Nullable Object absent() {
            return null;
        }
    }

    record Optional(ComponentCodec codec) implements ComponentCodec {
        @Override
        public void write(@Nullable Object value, StateWriter out) {
            out.writeBoolean(value != null);
            if (value != null) {
                codec.write(value, out);
            }
        }

        @Override
        public @Nullable Object read(StateReader in) {
            return in.readBoolean() ? codec.read(in) : null;
        }

        @Override
        public @Nullable Object absent() {
            return null;
        }
    }

    record ListOf(ComponentCodec codec) implements ComponentCodec {
        @Override
        public void write(Object value, StateWriter out) {
            List<?> list = (List<?>) value;
            out.writeInt(list.size());
            for (Object element : list) {
                codec.write(element, out);
            }
        }

        @Override
        public Object read(StateReader in) {
            int size = in.readInt();
            List<Object> list = new ArrayList<>(Math.min(size, 1_024));
            for (int i = 0; i < size; i++) {
                list.add(codec.read(in));
            }
            return List.copyOf(list);
        }

        @Override
        public Object absent() {
            return List.of();
        }
    }

    record TextMap() implements ComponentCodec {
        @Override
        @SuppressWarnings("unchecked") // checked by the component's declared type
        public void write(Object value, StateWriter out) {
            Map<String, String> map = (Map<String, String>) value;
            out.writeInt(map.size());
            new TreeMap<>(map).forEach((k, v) -> {
                out.writeText(k);
                out.writeText(v);
            });
        }

        @Override
        public Object read(StateReader in) {
            int size = in.readInt();
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(in.readText(), in.readText());
            }
            return map;
        }

        @Override
        public Object absent() {
            return Map.of();
        }
    }
}
