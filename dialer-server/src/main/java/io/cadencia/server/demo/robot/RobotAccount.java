package io.cadencia.server.demo.robot;

/** Who a robot signs in as and where it sits. The password is made for the run and never stored. */
public record RobotAccount(String user, String password, long campaignId) {
    @Override
    public String toString() {
        return "RobotAccount[" + user + ", campaign=" + campaignId + "]";
    }
}
