package io.cadencia.telephony.simulated;

import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;

/** What exists between start and close of a {@link SimulatedTelephony}. Simulation thread only. */
record SimulatedWorld(
        TelephonyListener listener, SimulatedCarrier carrier, SimulatedAdvisors advisors, SimulatedCalls calls) {

    static SimulatedWorld begin(Scheduler scheduler, SimulatedSettings settings, TelephonyListener listener) {
        var carrier = new SimulatedCarrier(scheduler, settings, listener);
        var advisors = new SimulatedAdvisors(scheduler, settings, listener);
        listener.on(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false));
        return new SimulatedWorld(listener, carrier, advisors, new SimulatedCalls(carrier, advisors));
    }

    SwitchSnapshot snapshot() {
        return new SwitchSnapshot(carrier.snapshot(), advisors.snapshot(), carrier.abandoned());
    }

    /** Legs, phones and supervisors' ears, as a real switch counts channels. */
    int channels() {
        SwitchSnapshot now = snapshot();
        return now.legs().size() + now.advisors().size() + advisors.listeners();
    }

    void unlink(boolean restart) {
        carrier.unlink();
        listener.on(new TelephonyEvent.LinkDown(restart ? "the switch restarts" : "dropped"));
        if (restart) {
            carrier.loseAll();
        }
    }

    void relink(boolean restarted) {
        carrier.relink();
        if (restarted) {
            advisors.loseAll();
        }
        listener.on(new TelephonyEvent.LinkUp(snapshot(), restarted));
        carrier.tellArrivals();
    }

    void end() {
        carrier.unlink();
        carrier.loseAll();
    }
}
