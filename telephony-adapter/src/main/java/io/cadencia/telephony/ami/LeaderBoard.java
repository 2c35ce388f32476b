package io.cadencia.telephony.ami;

import io.cadencia.telephony.leg.Leadership;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.GetVarResponse;

/** The mark of the engine in charge by AMI; who writes it tells the others. */
final class LeaderBoard implements Leadership.Board {
    private final AmiWire wire;

    LeaderBoard(AmiWire wire) {
        this.wire = wire;
    }

    @Override
    public void read(Consumer<String> mark, Consumer<String> failed) {
        wire.send(new GetVarAction(Leadership.VARIABLE), reply -> {
            if (reply instanceof AmiReply.Success(GetVarResponse found)) {
                mark.accept(found.getValue() == null ? "" : found.getValue());
            } else {
                failed.accept("Getvar: " + reply.detail());
            }
        });
    }

    @Override
    public void write(String mark, Runnable written, Consumer<String> failed) {
        wire.send(new SetVarAction(Leadership.VARIABLE, mark), reply -> {
            if (reply.ok()) {
                wire.send(new LeaderAction(mark), ignored -> {});
                written.run();
            } else {
                failed.accept("Setvar: " + reply.detail());
            }
        });
    }
}
