package io.cadencia.protocol;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds a record component that JSON left null although its type is not {@link Nullable}. */
final class MandatoryComponents {
    private static final Map<Class<?>, List<RecordComponent>> MANDATORY = new ConcurrentHashMap<>();

    private MandatoryComponents() {}

    /** Name of the first missing component of a record or of the records inside it, or null if complete. */
    static @Nullable String firstMissing(Object record) {
        for (RecordComponent component : MANDATORY.computeIfAbsent(record.getClass(), MandatoryComponents::of)) {
            Object value = read(component, record);
            if (value == null) {
                return component.getName();
            }
            String inner = insideOf(value);
            if (inner != null) {
                return component.getName() + "." + inner;
            }
        }
        return null;
    }

    private static @Nullable String insideOf(Object value) {
        return switch (value) {
            case Record nested -> firstMissing(nested);
            case List<?> list -> insideList(list);
            case Map<?, ?> map -> map.containsValue(null) ? "value" : null;
            default -> null;
        };
    }

    private static @Nullable String insideList(List<?> list) {
        for (Object element : list) {
            if (element == null) {
                return "element";
            }
            String inner = element instanceof Record nested ? firstMissing(nested) : null;
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static List<RecordComponent> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components == null
                ? List.of()
                : List.of(components).stream()
                        .filter(c -> !c.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .toList();
    }

    private static @Nullable Object read(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
