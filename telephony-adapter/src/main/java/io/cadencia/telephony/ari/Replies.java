package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;

/** Turns Asterisk's answers into the port's. */
final class Replies {
    private Replies() {}

    /** @param notThere the reason that 400, 404, 409 and 422 stand for in this request */
    static Ack ack(AriReply reply, Ack.Reason notThere) {
        return reply.ok() ? Ack.ACCEPTED : refused(reply, notThere);
    }

    static Ack.Refused refused(AriReply reply, Ack.Reason notThere) {
        return switch (reply) {
            case AriReply.Unanswered(Ack.Reason reason, String why) -> new Ack.Refused(reason, why);
            case AriReply.Answered(int status, String body) -> {
                boolean missing =
                        status == 400 || status == 404 || status == 409 || status == 422 || allocation(status, body);
                yield new Ack.Refused(missing ? notThere : Ack.Reason.FAILED, reply.detail());
            }
        };
    }

    /** An unknown or unreachable endpoint is 500 "Allocation failed". */
    private static boolean allocation(int status, String body) {
        return status == 500 && body.contains("Allocation failed");
    }
}
