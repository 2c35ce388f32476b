package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.Purpose;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.exchange.CallerId;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;

/** Two switches "a" and "b" and a trunk "trunk" on both, unless a test says otherwise. */
abstract class TwoNodes {
    protected static final CallerId COLLECTION_1 = new CallerId("+525550000001", Purpose.COLLECTION);
    protected static final CallerId COLLECTION_2 = new CallerId("+525550000002", Purpose.COLLECTION);
    protected static final CallerId SALES = new CallerId("+525559999999", Purpose.SALES);

    protected final Scenario s = new Scenario();

    protected void exchange(int maxCalls, int callsPerSecond, CallerId... callerIds) {
        exchange(
                List.of(new NodeSpec("a", 1, maxCalls), new NodeSpec("b", 1, maxCalls)),
                new TrunkSpec("trunk", List.of(), callsPerSecond, 1_000, List.of(callerIds)));
    }

    protected void exchange(List<NodeSpec> nodes, TrunkSpec... trunks) {
        s.apply(new Command.DefineExchange(new ExchangeSpec(nodes, List.of(trunks))));
        nodes.forEach(n -> up(n.name()));
    }

    protected void redefine(TrunkSpec trunk) {
        s.apply(new Command.DefineExchange(
                new ExchangeSpec(List.of(new NodeSpec("a", 1, 100), new NodeSpec("b", 1, 100)), List.of(trunk))));
    }

    protected Scenario up(String node, SwitchSnapshot.Advisor... advisors) {
        return s.event(new TelephonyEvent.LinkUp(new SwitchSnapshot(List.of(), List.of(advisors)), false, node));
    }

    protected static CampaignSpec spec(DialMode mode, String callerId) {
        CampaignSpec base = Scenario.spec(1, mode);
        return new CampaignSpec(
                1,
                base.name(),
                base.mandante(),
                base.purpose(),
                mode,
                base.profile(),
                base.trunk(),
                callerId,
                base.ringTimeoutMs(),
                base.waitLimitMs(),
                base.wrapUp(),
                base.pacing(),
                base.retry(),
                base.results(),
                base.pauseReasons());
    }

    protected void campaign(DialMode mode, String callerId) {
        s.campaign(spec(mode, callerId)).leads(1, 30);
    }

    /** A campaign with leads and lines enough on both. */
    protected void dialling(DialMode mode) {
        exchange(100, 1_000, COLLECTION_1);
        campaign(mode, "");
    }

    /** Sits down and goes ready; the calls placed for these advisors, in order. */
    protected List<DialRequest> calls(int advisors) {
        List<DialRequest> placed = new ArrayList<>();
        for (long advisor = 1; advisor <= advisors; advisor++) {
            s.ready(advisor, 1);
            s.all(Effect.PlaceCall.class).forEach(call -> placed.add(call.request()));
        }
        return placed;
    }
}
