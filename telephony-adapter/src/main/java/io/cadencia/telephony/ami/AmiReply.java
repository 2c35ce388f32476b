package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import org.asteriskjava.manager.response.ManagerResponse;

/** How one action ended. */
sealed interface AmiReply {
    record Success(ManagerResponse response) implements AmiReply {}

    /** Asterisk said no. */
    record Error(String message) implements AmiReply {}

    /** Not sent, or no answer came. */
    record Unanswered(Ack.Reason reason, String why) implements AmiReply {}

    default boolean ok() {
        return this instanceof Success;
    }

    /** @param refusal what Asterisk's "no" stands for in this request */
    default Ack ack(Ack.Reason refusal) {
        return switch (this) {
            case Success success -> Ack.ACCEPTED;
            case Error(String message) ->
                new Ack.Refused(message.contains("ermission") ? Ack.Reason.FAILED : refusal, message);
            case Unanswered(Ack.Reason reason, String why) -> new Ack.Refused(reason, why);
        };
    }

    /** For logs. */
    default String detail() {
        return switch (this) {
            case Success success -> "ok";
            case Error(String message) -> message;
            case Unanswered(Ack.Reason reason, String why) -> reason + ": " + why;
        };
    }
}
