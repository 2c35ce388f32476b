package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;

/** What one node says, in the fleet's words: named, with sessions for tie lines, without what only the fleet knows. */
final class NodeEvents implements TelephonyListener {
    private final Node node;
    private final Whereabouts where;
    private final TieLines ties;
    private final TelephonyListener fleet;

    NodeEvents(Node node, Whereabouts where, TieLines ties, TelephonyListener fleet) {
        this.node = node;
        this.where = where;
        this.ties = ties;
        this.fleet = fleet;
    }

    @Override
    public void on(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.LinkUp up -> linkUp(up);
            case TelephonyEvent.LinkDown down -> fleet.on(new TelephonyEvent.LinkDown(down.why(), node.name()));
            case TelephonyEvent.LeadershipLost _ -> fleet.on(new TelephonyEvent.LeadershipLost(node.name()));
            case TelephonyEvent.RoundTrip trip ->
                fleet.on(new TelephonyEvent.RoundTrip(trip.p95Ms(), trip.requests(), node.name()));
            case TelephonyEvent.AdvisorUp up -> advisorUp(up);
            case TelephonyEvent.AdvisorDown down -> advisorDown(down);
            case TelephonyEvent.LegEvent leg -> legEvent(leg);
        }
    }

    private void linkUp(TelephonyEvent.LinkUp up) {
        SwitchSnapshot there = up.snapshot();
        where.learn(node, there);
        there.advisors().stream()
                .map(SwitchSnapshot.Advisor::sessionId)
                .filter(TieLines::isTie)
                .forEach(tie -> ties.found(node, Math.abs(tie)));
        ties.settle(where);
        fleet.on(new TelephonyEvent.LinkUp(SwitchFleet.withoutTies(there), up.switchRestarted(), node.name()));
    }

    private void tieUp(long localSessionId) {
        long sessionId = Math.abs(localSessionId);
        Node home = where.homeOf(sessionId);
        if (home == null || home == node) {
            node.telephony().closeAdvisor(localSessionId); // leads nowhere; the next call opens another
        } else {
            ties.cameUp(node, sessionId, home);
        }
    }

    private void advisorUp(TelephonyEvent.AdvisorUp up) {
        if (TieLines.isTie(up.sessionId())) {
            tieUp(up.sessionId());
        } else if (isHome(up.sessionId())) {
            where.phone(up.sessionId(), true);
            fleet.on(up);
        } else {
            node.telephony().closeAdvisor(up.sessionId()); // the phone has moved on
        }
    }

    /** A tie that falls while a debtor talks through it is to the engine a phone that fell: it is called again. */
    private void advisorDown(TelephonyEvent.AdvisorDown down) {
        if (TieLines.isTie(down.sessionId())) {
            long sessionId = Math.abs(down.sessionId());
            if (ties.fell(node, sessionId) && where.speaks(node, down.sessionId())) {
                fleet.on(new TelephonyEvent.AdvisorDown(sessionId, down.cause()));
            }
        } else if (isHome(down.sessionId())) {
            where.phone(down.sessionId(), false);
            fleet.on(down);
        }
    }

    private boolean isHome(long sessionId) {
        Node home = where.homeOf(sessionId);
        return home == null || home == node;
    }

    private void legEvent(TelephonyEvent.LegEvent event) {
        switch (event) {
            case TelephonyEvent.Connected e -> {
                where.partner(e.legId(), e.sessionId());
                fleet.on(new TelephonyEvent.Connected(e.legId(), Math.abs(e.sessionId())));
            }
            case TelephonyEvent.Disconnected e ->
                fleet.on(new TelephonyEvent.Disconnected(e.legId(), Math.abs(e.sessionId())));
            case TelephonyEvent.Arrived e -> {
                where.leg(e.legId(), node);
                fleet.on(new TelephonyEvent.Arrived(e.legId(), e.called(), e.caller(), node.name()));
            }
            case TelephonyEvent.Ended e -> {
                where.forgetLeg(e.legId());
                fleet.on(e);
            }
            case TelephonyEvent.Dialing _,
                    TelephonyEvent.Ringing _,
                    TelephonyEvent.Answered _,
                    TelephonyEvent.Dtmf _,
                    TelephonyEvent.PlaybackFinished _,
                    TelephonyEvent.EarlyMedia _,
                    TelephonyEvent.MachineDetected _,
                    TelephonyEvent.Recording _ -> fleet.on(event);
        }
    }
}
