package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * A fleet of the nodes "calls" and "phones" as one nameless switch: every call is placed on the one, every phone opened on
 * the other, so that whatever is asked for goes through a tie line.
 */
final class CrossedFleet {
    private CrossedFleet() {}

    static TelephonySwitch over(SwitchFleet fleet) {
        return (TelephonySwitch) Proxy.newProxyInstance(
                TelephonySwitch.class.getClassLoader(),
                new Class<?>[] {TelephonySwitch.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "dial" -> fleet.dial(onCalls((DialRequest) arguments[0]));
                    case "openAdvisor" ->
                        fleet.openAdvisor((Long) arguments[0], (AdvisorEndpoint) arguments[1], "phones");
                    case "start" -> {
                        fleet.start(new OneLink((TelephonyListener) arguments[0]));
                        yield null;
                    }
                    default -> invoke(fleet, method, arguments);
                });
    }

    private static Object invoke(SwitchFleet fleet, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(fleet, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static DialRequest onCalls(DialRequest r) {
        return new DialRequest(
                r.legId(),
                r.number(),
                r.trunk(),
                r.callerId(),
                r.ringTimeoutMs(),
                r.waitLimitMs(),
                r.attachedSessionId(),
                r.attachedLegId(),
                r.amd(),
                "calls");
    }

    /** Tells a link of both nodes as one of a nameless switch. */
    private static final class OneLink implements TelephonyListener {
        private final TelephonyListener to;
        private final List<TelephonyEvent.LinkUp> ups = new ArrayList<>();

        OneLink(TelephonyListener to) {
            this.to = to;
        }

        @Override
        public void on(TelephonyEvent event) {
            switch (event) {
                case TelephonyEvent.LinkUp up -> linkUp(up);
                case TelephonyEvent.LinkDown down -> {
                    if (down.node().equals("calls")) {
                        to.on(new TelephonyEvent.LinkDown(down.why()));
                    }
                }
                default -> to.on(event);
            }
        }

        private void linkUp(TelephonyEvent.LinkUp up) {
            ups.add(up);
            if (ups.size() == 2) {
                List<SwitchSnapshot.Leg> legs = new ArrayList<>();
                List<SwitchSnapshot.Advisor> advisors = new ArrayList<>();
                ups.forEach(u -> {
                    legs.addAll(u.snapshot().legs());
                    advisors.addAll(u.snapshot().advisors());
                });
                ups.clear();
                to.on(new TelephonyEvent.LinkUp(new SwitchSnapshot(legs, advisors), up.switchRestarted()));
            }
        }
    }
}
