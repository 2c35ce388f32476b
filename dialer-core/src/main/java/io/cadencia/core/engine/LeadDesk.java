package io.cadencia.core.engine;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.campaign.CampaignSpec.RetryPolicy;
import io.cadencia.core.compliance.ComplianceGate;
import io.cadencia.core.compliance.ComplianceGate.Contact;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.Command.LeadsArrived;
import io.cadencia.core.lead.Hopper;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.LeadState;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.LeadSource.LeadRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps hoppers filled, asks the gate, and gives leads back to the store. */
final class LeadDesk {
    /** Leads at hand however small the team. */
    static final int MIN_HOPPER = 100;
    /** Seconds of dialling at the rate limit that the hopper should last. */
    private static final int HOPPER_SECONDS = 10;
    /** How soon an empty store is asked again when it names no time. */
    static final long EMPTY_RETRY_MS = 10_000;
    /** Policy: no predictive redial of an abandoned debtor for three days (domain.md 2.1). */
    static final long ABANDONED_COOL_DOWN_MS = 72L * 3_600_000;
    /** Our own fault, not the debtor's: another node may call again almost at once. */
    static final long TECHNICAL_RETRY_MS = 10_000;
    /** Most leads looked at for one launch when the gate turns them down one after another. */
    private static final int MAX_LOOKS = 200;

    private final EngineState state;
    private final Turn turn;
    private final ComplianceGate gate;
    /**
     * Leads found in a search whose debtor is in a call of another account. They go back after it: the likeliest of the
     * list would else be found again and again. Empty between searches.
     */
    private final List<Lead> inCall = new ArrayList<>();

    LeadDesk(EngineState state, Turn turn, ComplianceGate gate) {
        this.state = state;
        this.turn = turn;
        this.gate = gate;
    }

    void feed(Campaign campaign) {
        int low = low(campaign);
        if (campaign.running && !state.backlogOver && campaign.hopper.wantsMore(low, turn.nowMs())) {
            int count = Math.min(2 * low, Hopper.MAX_LEADS) - campaign.hopper.size();
            campaign.hopper.requested(state.nextId(), count);
            ask(campaign);
        }
    }

    /** Asks again for what was asked before a restart; the store answers with the same leads. */
    void ask(Campaign campaign) {
        if (campaign.hopper.openRequest() != 0) {
            turn.effect(new Effect.FetchLeads(new LeadRequest(
                    campaign.hopper.openRequest(), campaign.spec.campaignId(), campaign.hopper.openCount())));
        }
    }

    private static int low(Campaign campaign) {
        int perTeam = (int) (campaign.team.allSeats() * campaign.spec.pacing().linesPerAdvisor());
        int perRate = campaign.spec.pacing().callsPerSecond() * HOPPER_SECONDS;
        return Math.clamp(Math.max(perTeam, perRate), MIN_HOPPER, Hopper.MAX_LEADS / 2);
    }

    void arrived(LeadsArrived batch) {
        Campaign campaign = state.campaigns.get(batch.campaignId());
        if (campaign == null) {
            return;
        }
        long askAgain = batch.remaining() > 0
                ? 0
                : Math.max(turn.nowMs() + EMPTY_RETRY_MS, Math.min(batch.nextDueMs(), turn.nowMs() + 60_000));
        if (campaign.hopper.arrived(batch.requestId(), batch.leads(), batch.remaining(), askAgain)) {
            turn.pump(campaign);
        }
    }

    /** A lead and the phone of it that may be dialled now. */
    record Callable(Lead lead, Phone phone) {}

    /** Next lead of the hopper that the gate lets through; those it stops go back to the store with the reason. */
    @Nullable
    Callable nextCallable(Campaign campaign) {
        Callable found = search(campaign);
        inCall.forEach(campaign.hopper::postpone);
        inCall.clear();
        return found;
    }

    private @Nullable Callable search(Campaign campaign) {
        int looks = Math.min(campaign.choice.size(), MAX_LOOKS);
        for (int i = 0; i < looks; i++) {
            Lead lead = campaign.choice.next(turn.nowMs());
            if (lead == null) {
                return null;
            }
            if (state.personsInCall.contains(lead.personId())) {
                inCall.add(lead);
                continue;
            }
            Phone phone = firstAllowed(campaign, lead);
            if (phone != null) {
                return new Callable(lead, phone);
            }
            block(campaign, lead);
        }
        return null;
    }

    private @Nullable Phone firstAllowed(Campaign campaign, Lead lead) {
        for (Phone phone : lead.phones()) {
            if (check(campaign, lead, phone) instanceof Verdict.Allowed) {
                return phone;
            }
        }
        return null;
    }

    /** The one compliance check of every launch and of every manual call. */
    Verdict check(Campaign campaign, Lead lead, Phone phone) {
        if (state.personsInCall.contains(lead.personId())) {
            return new Verdict.Blocked(Verdict.Rule.PERSON_IN_CALL, 0);
        }
        var contact = new Contact(campaign.spec.profile(), lead.personId(), phone, campaign.spec.ringTimeoutMs());
        return gate.check(contact, turn.nowMs());
    }

    private void block(Campaign campaign, Lead lead) {
        long opens = Long.MAX_VALUE;
        for (Phone phone : lead.phones()) {
            if (check(campaign, lead, phone) instanceof Verdict.Blocked blocked) {
                recordBlock(campaign, lead, phone, blocked);
                opens = blocked.nextAllowedMs() == 0 ? opens : Math.min(opens, blocked.nextAllowedMs());
            }
        }
        if (opens == Long.MAX_VALUE) {
            release(lead, LeadState.UNREACHABLE, 0);
        } else {
            release(lead, LeadState.WAITING, opens);
        }
    }

    void recordBlock(Campaign campaign, Lead lead, Phone phone, Verdict.Blocked blocked) {
        campaign.tally.blocked++;
        turn.fact(new Fact.ContactBlocked(
                campaign.spec.campaignId(),
                lead.leadId(),
                lead.personId(),
                phone.phoneId(),
                campaign.spec.profile(),
                blocked.rule().name(),
                turn.nowMs(),
                blocked.nextAllowedMs()));
    }

    void release(Lead lead, LeadState leadState, long nextAttemptMs) {
        turn.fact(new Fact.LeadReleased(lead.leadId(), lead.campaignId(), leadState, lead.attempts(), nextAttemptMs));
    }

    /**
     * Gives a lead back after a call that no advisor was in.
     *
     * @param rang a call that rang and was lost may have been answered and have heard the message: not again at once
     */
    void releaseAfter(Outcome outcome, Campaign campaign, Lead lead, Phone phone, boolean rang) {
        RetryPolicy retry = campaign.spec.retry();
        switch (outcome) {
            case CALLER_GAVE_UP, TURNED_AWAY -> {} // the lead was not taken for a call
            case CANCELLED -> release(lead, LeadState.WAITING, soon(retry.congestionMs()));
            case TECHNICAL_FAILURE ->
                release(
                        lead,
                        LeadState.WAITING,
                        soon(rang ? retry.congestionMs() : Math.min(TECHNICAL_RETRY_MS, retry.congestionMs())));
            case CONGESTION, NETWORK_FAILURE, NO_RESPONSE, TRUNK_DENIED, CODEC_MISMATCH ->
                releaseTried(campaign, lead, retry.congestionMs());
            case BUSY -> releaseTried(campaign, lead, retry.busyMs());
            case NO_ANSWER, MACHINE -> releaseTried(campaign, lead, retry.noAnswerMs());
            case INVALID_NUMBER, NUMBER_CHANGED, BAD_FORMAT -> releaseWithout(campaign, lead, phone);
            case ABANDONED -> releaseTried(campaign, lead, ABANDONED_COOL_DOWN_MS);
            case CONNECTED, EARLY_HANGUP, REJECTED, BLOCKED_BY_NETWORK, FAILED_OTHER ->
                releaseTried(campaign, lead, retry.otherMs());
        }
    }

    /** Gives a lead back that called in, wherever it waits for its turn. */
    void releaseCaller(Campaign campaign, Lead lead, LeadState leadState, long nextAttemptMs) {
        if (lead.leadId() == 0) {
            return;
        }
        campaign.hopper.remove(lead.leadId());
        for (Seat seat : state.seats()) {
            seat.workList.removeIf(l -> l.leadId() == lead.leadId());
        }
        release(lead, leadState, nextAttemptMs);
    }

    /** Gives back a lead that has had one more call, or ends it at its last. */
    void releaseTried(Campaign campaign, Lead lead, long afterMs) {
        Lead tried = lead.tried();
        if (tried.attempts() >= campaign.spec.retry().maxAttempts()) {
            release(tried, LeadState.DONE, 0);
        } else {
            release(tried, LeadState.WAITING, soon(afterMs));
        }
    }

    /** Gives a lead back without a phone that turned out not to be the debtor's. */
    void releaseWithout(Campaign campaign, Lead lead, Phone phone) {
        Lead rest = lead.without(phone.phoneId());
        if (rest == null) {
            release(lead.tried(), LeadState.UNREACHABLE, 0);
        } else {
            releaseTried(campaign, rest, campaign.spec.retry().congestionMs());
        }
    }

    /** Now plus the time, plus up to a tenth of it, so that a burst of failures does not come back as a burst. */
    private long soon(long afterMs) {
        return turn.nowMs() + afterMs + state.random(afterMs / 10 + 1);
    }
}
