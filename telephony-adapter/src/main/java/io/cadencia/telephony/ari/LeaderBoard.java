package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.telephony.leg.Leadership;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The mark of the engine in charge by ARI. */
final class LeaderBoard implements Leadership.Board {
    private final AriHttpPool pool;

    LeaderBoard(AriHttpPool pool) {
        this.pool = pool;
    }

    @Override
    public void read(Consumer<String> mark, Consumer<String> failed) {
        send(
                AriRequest.get("asterisk/variable", "variable", Leadership.VARIABLE),
                body -> {
                    try {
                        mark.accept(
                                JsonMapper.shared().readTree(body).path("value").asString(""));
                    } catch (JacksonException e) {
                        failed.accept("the switch's variable is not JSON: " + e.getOriginalMessage());
                    }
                },
                failed);
    }

    @Override
    public void write(String mark, Runnable written, Consumer<String> failed) {
        send(
                AriRequest.post("asterisk/variable", "variable", Leadership.VARIABLE, "value", mark),
                body -> written.run(),
                failed);
    }

    private void send(AriRequest request, Consumer<String> done, Consumer<String> failed) {
        pool.send(request, reply -> {
            switch (reply) {
                case AriReply.Answered(int status, String body) when status / 100 == 2 -> done.accept(body);
                case AriReply.Answered _ ->
                    failed.accept(request.method() + " " + request.uri() + ": " + reply.detail());
                case AriReply.Unanswered(Ack.Reason _, String why) -> failed.accept(why);
            }
        });
    }
}
