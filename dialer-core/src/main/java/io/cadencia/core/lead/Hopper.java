package io.cadencia.core.lead;

import io.cadencia.core.engine.RecordCodec;
import io.cadencia.core.engine.Snapshotable;
import io.cadencia.core.engine.StateReader;
import io.cadencia.core.engine.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads at hand for a campaign, in the order to dial them, and the one request under way for more. The store has
 * locked every lead in here; each goes back to it by a fact.
 */
public final class Hopper implements Snapshotable {
    /** Most leads at hand, whatever the size of the team. */
    public static final int MAX_LEADS = 5_000;

    private static final RecordCodec<Lead> LEAD = RecordCodec.of(Lead.class);

    private final Deque<Lead> leads = new ArrayDeque<>();
    private final Shortlist shortlist = new Shortlist();
    private long openRequest;
    private int openCount;
    private int remaining;
    /** The store has nothing due before this time; 0 = ask at will. */
    private long emptyUntilMs;

    /** True if there are fewer than {@code low} leads, nothing is asked for and the store may have some. */
    public boolean wantsMore(int low, long nowMs) {
        return openRequest == 0 && size() < low && nowMs >= emptyUntilMs;
    }

    public void requested(long requestId, int count) {
        openRequest = requestId;
        openCount = count;
    }

    /** Id of the request not answered yet, 0 = none. */
    public long openRequest() {
        return openRequest;
    }

    public int openCount() {
        return openCount;
    }

    /** False if this is not the answer waited for: the leads are dropped, the store has them locked for nobody. */
    public boolean arrived(long requestId, List<Lead> more, int remaining, long askAgainMs) {
        if (requestId != openRequest) {
            return false;
        }
        openRequest = 0;
        leads.addAll(more);
        this.remaining = remaining;
        this.emptyUntilMs = askAgainMs;
        return true;
    }

    /** The next lead in turn. */
    public @Nullable Lead take() {
        Lead next = leads.pollFirst();
        Shortlist.Ranked ranked = next == null ? shortlist.choose(0) : null;
        return ranked == null ? next : ranked.lead();
    }

    /** Fills the shortlist with the next leads in turn. */
    public void fillShortlist(Shortlist.Ranking ranking) {
        while (shortlist.size() < Shortlist.MOST && !leads.isEmpty()) {
            shortlist.add(leads.removeFirst(), ranking);
        }
    }

    /** Leads out of which the pacing chooses; they are still in the hopper. */
    public Shortlist shortlist() {
        return shortlist;
    }

    /** Puts a lead back where it was taken. */
    public void putBack(Lead lead) {
        leads.addFirst(lead);
    }

    public void remove(long leadId) {
        leads.removeIf(lead -> lead.leadId() == leadId);
        shortlist.remove(leadId);
    }

    /** Puts a lead that cannot be dialled just now behind the others. */
    public void postpone(Lead lead) {
        leads.addLast(lead);
    }

    public int size() {
        return leads.size() + shortlist.size();
    }

    /** Dialable leads left in the store when it was last asked. */
    public int remaining() {
        return remaining;
    }

    @Override
    public void write(StateWriter out) {
        out.writeInt(leads.size());
        leads.forEach(lead -> LEAD.write(lead, out));
        shortlist.write(out);
        out.writeLong(openRequest);
        out.writeInt(openCount);
        out.writeInt(remaining);
        out.writeLong(emptyUntilMs);
    }

    public static Hopper read(StateReader in) {
        var hopper = new Hopper();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            hopper.leads.addLast(LEAD.read(in));
        }
        hopper.shortlist.read(in);
        hopper.openRequest = in.readLong();
        hopper.openCount = in.readInt();
        hopper.remaining = in.readInt();
        hopper.emptyUntilMs = in.readLong();
        return hopper;
    }
}
