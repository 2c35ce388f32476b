package io.cadencia.core.engine;

/** A call from outside that rings while its caller is looked up. */
record Arrival(long legId, long campaignId, String called, String caller, long atMs, String node) {
    void write(StateWriter out) {
        out.writeLong(legId);
        out.writeLong(campaignId);
        out.writeText(called);
        out.writeText(caller);
        out.writeLong(atMs);
        out.writeText(node);
    }

    static Arrival read(StateReader in) {
        return new Arrival(in.readLong(), in.readLong(), in.readText(), in.readText(), in.readLong(), in.readText());
    }
}
