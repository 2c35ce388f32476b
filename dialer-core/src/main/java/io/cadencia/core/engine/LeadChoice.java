package io.cadencia.core.engine;

import io.cadencia.core.answer.AnswerModel;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.Shortlist;
import io.cadencia.core.lead.Shortlist.Ranked;
import io.cadencia.core.pacing.AnswerOdds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which lead is called next: out of a few in turn, one as likely to answer as the pacing wants it, by the phone likeliest
 * to be answered now of those with the best standing. Without the answer model each in turn.
 */
final class LeadChoice {
    private static final long HOUR_MS = 3_600_000;

    private final Campaign campaign;
    private final AnswerModel answers;
    /** Chosen in this decision and not dialled yet; empty between decisions. */
    private final Deque<Ranked> chosen = new ArrayDeque<>();

    private long nowMs;

    LeadChoice(Campaign campaign, AnswerModel answers) {
        this.campaign = campaign;
        this.answers = answers;
    }

    /** Leads at hand. */
    int size() {
        return campaign.hopper.size() + chosen.size();
    }

    /** Returns the class of odds of the lead that is dialled after those chosen before it. */
    int choose(double ease, long atMs) {
        Ranked next = campaign.spec.pacing().answerModel() ? take(ease, atMs) : null;
        if (next == null) {
            return AnswerOdds.USUAL;
        }
        chosen.addLast(next);
        return next.odds();
    }

    /** The next lead to dial; null if there is none. */
    @Nullable
    Lead next(long atMs) {
        Ranked next = chosen.isEmpty() ? take(0, atMs) : chosen.removeFirst();
        return next == null ? campaign.hopper.take() : next.lead();
    }

    /** What was chosen and could not be dialled goes back. */
    void end() {
        while (!chosen.isEmpty()) {
            campaign.hopper.shortlist().putBack(chosen.removeLast());
        }
    }

    private @Nullable Ranked take(double ease, long atMs) {
        nowMs = atMs;
        Shortlist shortlist = campaign.hopper.shortlist();
        if (campaign.spec.pacing().answerModel()) {
            shortlist.renew(nowMs / HOUR_MS, this::rank);
            campaign.hopper.fillShortlist(this::rank);
        }
        return shortlist.choose(ease);
    }

    private Ranked rank(Lead lead) {
        List<Phone> phones = lead.phones();
        if (phones.size() > 1) {
            phones = new ArrayList<>(phones);
            phones.sort(Comparator.comparing(Phone::standing)
                    .thenComparingDouble(phone -> -answers.draw(lead, phone, nowMs)));
        }
        Phone best = phones.getFirst();
        return new Ranked(lead.with(phones), answers.odds(lead, best, nowMs), answers.draw(lead, best, nowMs));
    }
}
