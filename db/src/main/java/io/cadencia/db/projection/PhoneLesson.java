package io.cadencia.db.projection;

import static io.cadencia.db.projection.PhoneLesson.State.KEEP;

import io.cadencia.core.call.Outcome;
import io.cadencia.core.engine.Fact;

/**
 * What one fact teaches about a phone.
 *
 * @param tried 1 when the fact is a call, else 0
 * @param scoreChange added to the phone's score, which stays within 0 and 100
 * @param state the state it takes, or {@code KEEP}
 */
record PhoneLesson(int tried, int scoreChange, String state) {
    private static final int ANSWERED_BY_DEBTOR = 30;
    private static final int ANSWERED = 10;
    private static final int UNANSWERED = -5;
    private static final int THIRD_PARTY = -10;

    /** Names of phone states (domain.md 3.1) and the two special values of the update statement. */
    static final class State {
        static final String KEEP = "";
        static final String VALID = "VALID";
        static final String NO_ANSWER = "NO_ANSWER";
        static final String NON_EXISTENT = "NON_EXISTENT";
        static final String THIRD_PARTY = "THIRD_PARTY";

        private State() {}
    }

    static PhoneLesson of(Fact.PhoneTried tried) {
        if (tried.invalid()) {
            return new PhoneLesson(1, -100, State.NON_EXISTENT);
        }
        return switch (tried.outcome()) {
            case CONNECTED, ABANDONED, EARLY_HANGUP -> new PhoneLesson(1, ANSWERED, KEEP);
            case NO_ANSWER, NO_RESPONSE, MACHINE -> new PhoneLesson(1, UNANSWERED, State.NO_ANSWER);
            case CANCELLED, TECHNICAL_FAILURE -> new PhoneLesson(0, 0, KEEP);
            default -> new PhoneLesson(1, 0, KEEP);
        };
    }

    static PhoneLesson of(Fact.GestionRecorded gestion, ResultEffects.Effect effect) {
        if (!effect.phoneState().isEmpty()) {
            int change = effect.phoneState().equals(State.THIRD_PARTY) ? THIRD_PARTY : 0;
            return new PhoneLesson(0, change, effect.phoneState());
        }
        return effect.rightParty() ? new PhoneLesson(0, ANSWERED_BY_DEBTOR, State.VALID) : new PhoneLesson(0, 0, KEEP);
    }

    boolean changesNothing() {
        return tried == 0 && scoreChange == 0 && state.isEmpty();
    }

    /** True if the outcome is remembered as the phone's last one. */
    static boolean isRemembered(Outcome outcome) {
        return outcome != Outcome.CANCELLED && outcome != Outcome.TECHNICAL_FAILURE;
    }
}
