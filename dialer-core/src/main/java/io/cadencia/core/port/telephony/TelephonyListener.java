package io.cadencia.core.port.telephony;

/** Receives a switch's events on one thread of the adapter; must return quickly and never block. */
@FunctionalInterface
public interface TelephonyListener {
    void on(TelephonyEvent event);
}
