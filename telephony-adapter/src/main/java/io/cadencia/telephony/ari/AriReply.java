package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;

/** What became of an {@link AriRequest}. */
sealed interface AriReply {
    /** Asterisk answered, well or not. */
    record Answered(int status, String body) implements AriReply {}

    /** It never got an answer. */
    record Unanswered(Ack.Reason reason, String why) implements AriReply {}

    /** True for every 2xx. */
    default boolean ok() {
        return this instanceof Answered answered && answered.status() / 100 == 2;
    }

    /** The HTTP status, 0 when there was no answer. */
    default int status() {
        return this instanceof Answered answered ? answered.status() : 0;
    }

    /** For logs. */
    default String detail() {
        return switch (this) {
            case Answered(int status, String body) -> status + " " + body.strip();
            case Unanswered(Ack.Reason reason, String why) -> reason + " " + why;
        };
    }
}
