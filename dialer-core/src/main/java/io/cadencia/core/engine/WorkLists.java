package io.cadencia.core.engine;

import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.SeatView.PhoneLeg;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.LeadState;
import java.util.List;

/** Leads set aside for one advisor in manual and preview, and the lead on the screen. */
final class WorkLists {
    private final EngineState state;
    private final Turn turn;
    private final LeadDesk leads;

    WorkLists(EngineState state, Turn turn, LeadDesk leads) {
        this.state = state;
        this.turn = turn;
        this.leads = leads;
    }

    /** Tops the work list up from the hopper; preview puts the first lead on the screen by itself. */
    void refill(Seat seat, Campaign campaign) {
        int before = seat.workList.size();
        int wanted = campaign.spec.mode() == DialMode.PREVIEW ? 1 : Seat.MAX_WORK_LIST;
        while (seat.workList.size() < wanted) {
            Lead lead = campaign.hopper.take();
            if (lead == null) {
                break;
            }
            seat.workList.addLast(lead);
        }
        leads.feed(campaign);
        if (seat.workList.size() != before) {
            show(seat);
        }
    }

    void refillIfManual(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        if (!campaign.spec.mode().paced() && seat.leg == PhoneLeg.UP) {
            refill(seat, campaign);
        }
    }

    void show(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        if (!campaign.spec.mode().paced()) {
            int remaining = campaign.hopper.size() + campaign.hopper.remaining();
            turn.effect(new Effect.ShowWorkList(seat.sessionId, List.copyOf(seat.workList), remaining));
        }
    }

    void giveBack(Seat seat) {
        Campaign campaign = state.campaignOf(seat);
        while (!seat.workList.isEmpty()) {
            campaign.hopper.putBack(seat.workList.removeLast());
        }
    }

    /** Gives the lead on the screen back: for later if it was dialled, to the front of the hopper if not. */
    void dropLead(Seat seat) {
        Lead lead = seat.lead;
        if (lead == null) {
            return;
        }
        Campaign campaign = state.campaignOf(seat);
        if (seat.leadTried) {
            releaseWorked(campaign, lead);
        } else {
            campaign.hopper.putBack(lead);
        }
        seat.lead = null;
    }

    void releaseWorked(Campaign campaign, Lead lead) {
        if (lead.attempts() >= campaign.spec.retry().maxAttempts()) {
            leads.release(lead, LeadState.DONE, 0);
        } else {
            leads.release(
                    lead,
                    LeadState.WAITING,
                    turn.nowMs() + campaign.spec.retry().noAnswerMs());
        }
    }
}
