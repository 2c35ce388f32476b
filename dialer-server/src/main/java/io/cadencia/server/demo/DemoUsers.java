package io.cadencia.server.demo;

import io.cadencia.db.user.UserAccount.Role;
import io.cadencia.db.user.UserDirectory;
import io.cadencia.server.demo.robot.RobotAccount;
import io.cadencia.server.security.PasswordHasher;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The users of a demo: robots and two free seats, with passwords made for this run. */
record DemoUsers(List<RobotAccount> robots, DesktopTicket.Seat predictiveSeat, DesktopTicket.Seat manualSeat) {
    private static final int PASSWORD_BYTES = 12;
    /** One robot in so many works by hand. */
    private static final int MANUAL_SHARE = 6;

    DemoUsers {
        robots = List.copyOf(robots);
    }

    /** @param predictive ids of the campaigns that share a team; the robots of the team sit down in them in turn */
    static DemoUsers create(UserDirectory directory, int robots, List<Long> predictive, long manualId) {
        Maker maker = new Maker(directory, new PasswordHasher());
        int manual = robots < 2 ? 0 : Math.max(1, robots / MANUAL_SHARE);
        List<RobotAccount> accounts = new ArrayList<>();
        for (int i = 1; i <= robots; i++) {
            boolean byHand = i > robots - manual;
            List<Long> campaigns = byHand ? List.of(manualId) : predictive;
            String login = String.format(Locale.ROOT, "robot%03d", i);
            accounts.add(new RobotAccount(
                    login, maker.make(login, "Robot " + i, campaigns), campaigns.get(i % campaigns.size())));
        }
        return new DemoUsers(
                accounts,
                new DesktopTicket.Seat("ana", maker.make("ana", "Ana (predictiva)", predictive)),
                new DesktopTicket.Seat("luis", maker.make("luis", "Luis (manual)", List.of(manualId))));
    }

    private record Maker(UserDirectory directory, PasswordHasher hasher) {
        String make(String login, String name, List<Long> campaigns) {
            byte[] secret = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(secret);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            long id = directory.save(login, name, hasher.hash(password), Role.ADVISOR, "es-MX");
            directory.assignCampaigns(id, campaigns);
            return password;
        }
    }
}
