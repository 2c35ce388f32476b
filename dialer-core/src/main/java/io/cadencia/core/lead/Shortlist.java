package io.cadencia.core.lead;

import io.cadencia.core.engine.RecordCodec;
import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leads next in turn, the likeliest to answer first: of these the pacing chooses. Nobody waits in it for ever.
 */
public final class Shortlist implements Snapshotable {
    /** Most leads a choice is made of: so far may a lead be dialled before or after its turn. */
    public static final int MOST = 64;
    /** A lead passed over so often is dialled next, however unlikely. */
    private static final long PATIENCE = 20L * MOST;

    private static final RecordCodec<Ranked> RANKED = RecordCodec.of(Ranked.class);

    private final List<Ranked> leads = new ArrayList<>(MOST);
    private long hour;
    private long chosen;

    /** What gives a lead its place. */
    @FunctionalInterface
    public interface Ranking {
        Ranked rank(Lead lead);
    }

    /**
     * A lead with its place.
     *
     * @param odds class of its chance to answer, see {@code AnswerOdds}
     * @param score by which it is ordered; higher is likelier
     * @param since leads chosen before it came
     */
    public record Ranked(Lead lead, int odds, double score, long since) {
        public Ranked(Lead lead, int odds, double score) {
            this(lead, odds, score, 0);
        }

        private Ranked since(long chosen) {
            return new Ranked(lead, odds, score, chosen);
        }
    }

    public int size() {
        return leads.size();
    }

    /** Orders it anew if the scores are of another hour, counted from 1970. */
    public void renew(long newHour, Ranking ranking) {
        if (newHour != hour) {
            hour = newHour;
            List<Ranked> old = List.copyOf(leads);
            leads.clear();
            old.forEach(ranked -> add(ranking.rank(ranked.lead).since(ranked.since)));
        }
    }

    /** A lead more, last among its equals. */
    public void add(Lead lead, Ranking ranking) {
        add(ranking.rank(lead).since(chosen));
    }

    private void add(Ranked ranked) {
        int at = leads.size();
        while (at > 0 && leads.get(at - 1).score < ranked.score) {
            at--;
        }
        leads.add(at, ranked);
    }

    /** @param ease 0 = the likeliest, 1 = the least likely */
    public @Nullable Ranked choose(double ease) {
        if (leads.isEmpty()) {
            return null;
        }
        int at = impatient();
        if (at < 0) {
            at = (int) Math.min(ease * leads.size(), leads.size() - 1);
        }
        chosen++;
        return leads.remove(at);
    }

    private int impatient() {
        for (int i = leads.size() - 1; i >= 0; i--) {
            if (chosen - leads.get(i).since > PATIENCE) {
                return i;
            }
        }
        return -1;
    }

    /** Puts back what was chosen and not dialled. */
    public void putBack(Ranked ranked) {
        add(ranked);
    }

    void remove(long leadId) {
        leads.removeIf(ranked -> ranked.lead.leadId() == leadId);
    }

    @Override
    public void write(StateWriter out) {
        out.writeInt(leads.size());
        leads.forEach(ranked -> RANKED.write(ranked, out));
        out.writeLong(hour);
        out.writeLong(chosen);
    }

    void read(StateReader in) {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            leads.add(RANKED.read(in));
        }
        hour = in.readLong();
        chosen = in.readLong();
    }
}
