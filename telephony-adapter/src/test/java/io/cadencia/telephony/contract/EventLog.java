package io.cadencia.telephony.contract;

import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Keeps every event in the order of arrival. */
public final class EventLog implements TelephonyListener {
    private final List<TelephonyEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void on(TelephonyEvent event) {
        events.add(event);
    }

    /** All of one kind. */
    public <E extends TelephonyEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Everything about one leg. */
    public List<TelephonyEvent> leg(long legId) {
        return legEvents(legId).map(TelephonyEvent.class::cast).toList();
    }

    private Stream<TelephonyEvent.LegEvent> legEvents(long legId) {
        return events.stream()
                .filter(TelephonyEvent.LegEvent.class::isInstance)
                .map(TelephonyEvent.LegEvent.class::cast)
                .filter(event -> event.legId() == legId);
    }

    /** How often a leg's event of this kind came. */
    public long count(long legId, Class<? extends TelephonyEvent.LegEvent> kind) {
        return legEvents(legId).filter(kind::isInstance).count();
    }

    /** The names of a leg's events, in order. */
    public List<String> story(long legId) {
        return legEvents(legId).map(event -> event.getClass().getSimpleName()).toList();
    }

    /** The leg's end; it must have come. */
    public TelephonyEvent.Ended ended(long legId) {
        return legEvents(legId)
                .filter(TelephonyEvent.Ended.class::isInstance)
                .map(TelephonyEvent.Ended.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("leg " + legId + " has not ended: " + story(legId)));
    }

    public boolean has(TelephonyEvent event) {
        return events.contains(event);
    }

    public List<TelephonyEvent> events() {
        return events;
    }
}
