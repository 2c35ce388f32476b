package io.cadencia.telephony.leg;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * One engine at a time on a switch, whichever adapter it uses: the engine in charge leaves its mark in a global variable of
 * the switch, and the latest to start wins. One that finds another's mark stops. The owner's thread only.
 */
public final class Leadership {
    /** The global variable of Asterisk that holds the mark. */
    public static final String VARIABLE = "CADENCIA_ENGINE";

    /** How the adapter reaches the variable. Each request ends in one of its two consumers, once. */
    public interface Board {
        /** @param mark takes what stands there, empty if nothing does */
        void read(Consumer<String> mark, Consumer<String> failed);

        void write(String mark, Runnable written, Consumer<String> failed);
    }

    /** One of the three is called, once. */
    public interface Claim {
        /** @param markWasGone it was ours and had vanished: the switch has lost what it knew */
        void held(boolean markWasGone);

        void lost();

        void failed(String why);
    }

    private final Board board;
    private final String mark = UUID.randomUUID().toString();
    private boolean taken;

    public Leadership(Board board) {
        this.board = board;
    }

    /** Takes the switch over; after the first time only if nobody else has in the meantime. */
    public void claim(Claim claim) {
        if (!taken) {
            take(false, claim);
            return;
        }
        board.read(
                there -> {
                    if (there.equals(mark)) {
                        claim.held(false);
                    } else if (there.isEmpty()) {
                        take(true, claim);
                    } else {
                        claim.lost();
                    }
                },
                claim::failed);
    }

    private void take(boolean markWasGone, Claim claim) {
        board.write(
                mark,
                () -> {
                    taken = true;
                    claim.held(markWasGone);
                },
                claim::failed);
    }

    /** Somebody says that they are in charge: the switch knows. */
    public void challenged(String byMark, Runnable lost) {
        if (taken && !mark.equals(byMark)) {
            board.read(
                    there -> {
                        if (!there.equals(mark)) {
                            lost.run();
                        }
                    },
                    why -> {});
        }
    }
}
