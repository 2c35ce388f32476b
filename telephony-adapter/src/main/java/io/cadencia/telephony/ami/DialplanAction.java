package io.cadencia.telephony.ami;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Asks for one context of the dialplan, which the library's own action cannot name; refused when there is none. */
public final class DialplanAction extends AbstractManagerAction {
    private static final long serialVersionUID = 1L;
    private final String context;

    public DialplanAction(String context) {
        this.context = context;
    }

    @Override
    public String getAction() {
        return "ShowDialPlan";
    }

    public String getContext() {
        return context;
    }
}
