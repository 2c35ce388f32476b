package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.AdvisorsContract;
import io.cadencia.telephony.contract.CallsContract;
import io.cadencia.telephony.contract.LinkContract;
import io.cadencia.telephony.contract.SwitchBench;
import io.cadencia.telephony.contract.TransferContract;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.simulated.SimulatedSettings;
import io.cadencia.telephony.simulated.SimulatedTelephony;
import io.cadencia.telephony.simulated.VirtualScheduler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;

/**
 * The contract over two simulated nodes, with every phone on one and every call on the other: whatever the contract
 * asks for goes through a tie line. What the two say of their links is told as one.
 */
class FleetContractTest {
    @Nested
    class Calls extends CallsContract {
        Calls() {
            super(new Bench());
        }
    }

    @Nested
    class Advisors extends AdvisorsContract {
        Advisors() {
            super(new Bench());
        }
    }

    @Nested
    class Link extends LinkContract {
        Link() {
            super(new Bench());
        }
    }

    @Nested
    class Transfer extends TransferContract {
        Transfer() {
            super(new Bench());
        }
    }

    private static final class Bench implements SwitchBench {
        private final VirtualScheduler scheduler = new VirtualScheduler();
        private final SimulatedTelephony calls = simulated(1);
        private final SimulatedTelephony phones = simulated(2);
        private final SwitchFleet fleet = new SwitchFleet(
                List.of(new Node("calls", calls, "127.0.0.1:5060"), new Node("phones", phones, "127.0.0.1:5061")));

        private SimulatedTelephony simulated(long seed) {
            return new SimulatedTelephony(scheduler, SimulatedSettings.of(DebtorPopulation.hasty(), seed));
        }

        @Override
        public TelephonySwitch open() {
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
                        default -> invoke(method, arguments);
                    });
        }

        private Object invoke(Method method, Object[] arguments) throws Throwable {
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

        @Override
        public void pass(long ms) {
            scheduler.advance(ms);
        }

        @Override
        public long now() {
            return scheduler.nowMs();
        }

        @Override
        public void dropLink() {
            calls.dropLink(1_200);
            phones.dropLink(1_200);
        }

        @Override
        public void dropPhone(long sessionId) {
            phones.dropAdvisor(sessionId);
        }

        @Override
        public void arrive(String called, String caller, long patienceMs) {
            calls.arrive(called, caller, patienceMs);
        }

        @Override
        public int channels() {
            return calls.channels() + phones.channels();
        }
    }
}
