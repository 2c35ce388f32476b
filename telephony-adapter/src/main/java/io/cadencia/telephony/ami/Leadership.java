package io.cadencia.telephony.ami;

import java.util.UUID;
import java.util.function.Consumer;
import org.asteriskjava.manager.action.GetVarAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.action.UserEventAction;
import org.asteriskjava.manager.response.GetVarResponse;

/**
 * One engine at a time on a switch. AMI has no say in it, so the engine in charge writes its mark into a global variable
 * of the switch and tells the others; the latest to start wins, as with ARI. Loop thread only.
 */
final class Leadership {
    private static final String VARIABLE = "CADENCIA_ENGINE";

    private final AmiWire wire;
    private final String mark = UUID.randomUUID().toString();
    private boolean taken;

    Leadership(AmiWire wire) {
        this.wire = wire;
    }

    /** Takes the switch over; after the first time only if nobody else has in the meantime. */
    void claim(Runnable done, Runnable lost, Consumer<String> failed) {
        if (taken) {
            verify(() -> take(done, failed), lost, failed);
        } else {
            take(done, failed);
        }
    }

    private void take(Runnable done, Consumer<String> failed) {
        wire.send(new SetVarAction(VARIABLE, mark), reply -> {
            if (reply.ok()) {
                taken = true;
                AmiEventClasses.Leader leader = new AmiEventClasses.Leader(this);
                leader.setMark(mark);
                wire.send(new UserEventAction(leader), ignored -> {});
                done.run();
            } else {
                failed.accept("Setvar: " + reply.detail());
            }
        });
    }

    /** Somebody says that they are in charge: the switch knows. */
    void challenged(AmiEventClasses.Leader event, Runnable lost) {
        if (taken && !mark.equals(event.getMark())) {
            verify(() -> {}, lost, why -> {});
        }
    }

    private void verify(Runnable ours, Runnable lost, Consumer<String> failed) {
        GetVarAction ask = new GetVarAction(VARIABLE);
        wire.send(ask, reply -> {
            if (reply instanceof AmiReply.Success(GetVarResponse found)) {
                String there = found.getValue();
                boolean nobody = there == null || there.isEmpty(); // the switch was restarted
                (nobody || there.equals(mark) ? ours : lost).run();
            } else {
                failed.accept("Getvar: " + reply.detail());
            }
        });
    }
}
