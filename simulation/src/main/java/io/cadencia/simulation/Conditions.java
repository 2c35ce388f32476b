package io.cadencia.simulation;

/** What the changes of the day have made of the world up to now. */
final class Conditions {
    private double answersTimes = 1;
    private double talkTimes = 1;
    private double wrapUpTimes = 1;
    private int outages;

    void begin(WorldSpec.Change change) {
        answersTimes *= change.answersTimes();
        talkTimes *= change.talkTimes();
        wrapUpTimes *= change.wrapUpTimes();
        outages += change.outage() ? 1 : 0;
    }

    void end(WorldSpec.Change change) {
        answersTimes /= change.answersTimes();
        talkTimes /= change.talkTimes();
        wrapUpTimes /= change.wrapUpTimes();
        outages -= change.outage() ? 1 : 0;
    }

    double answersTimes() {
        return answersTimes;
    }

    double talkTimes() {
        return talkTimes;
    }

    double wrapUpTimes() {
        return wrapUpTimes;
    }

    boolean outage() {
        return outages > 0;
    }
}
