package io.cadencia.server.app;

import io.cadencia.core.port.telephony.TelephonyEvent;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Remembers when a debtor was first put through to an advisor. Any thread. */
public final class FirstBridge {
    private final InstantSource clock;
    private final AtomicLong atMs = new AtomicLong();

    public FirstBridge(InstantSource clock) {
        this.clock = clock;
    }

    void on(TelephonyEvent event) {
        if (event instanceof TelephonyEvent.Connected && atMs.get() == 0) {
            atMs.compareAndSet(0, clock.millis());
        }
    }

    /** Epoch milliseconds, 0 = not yet. */
    public long atMs() {
        return atMs.get();
    }
}
