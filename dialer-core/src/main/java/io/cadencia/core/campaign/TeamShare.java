package io.cadencia.core.campaign;

/**
 * Whose advisors a campaign's calls go to. All campaigns that name the same team share its advisors, every advisor of the
 * team serves every one of them, and each has its weight's share of the conversations.
 *
 * @param name of the team, empty = the campaign has its advisors for itself
 * @param weight beside the weights of the others, {@value #LEAST_WEIGHT} to {@value #MOST_WEIGHT}; twice the weight, twice
 *     the conversations
 */
public record TeamShare(String name, double weight) {
    public static final double LEAST_WEIGHT = 0.1;
    public static final double MOST_WEIGHT = 100;
    /** Campaigns that may share a team. */
    public static final int MOST_CAMPAIGNS = 20;
    /** A campaign that shares its advisors with none. */
    public static final TeamShare ALONE = new TeamShare("", 1);

    public TeamShare {
        if (!name.matches("[A-Za-z0-9_-]{0,40}")) {
            throw new IllegalArgumentException(
                    "team.name '" + name + "' must have 1 to 40 letters, digits, dashes and underscores");
        }
        if (!(weight >= LEAST_WEIGHT && weight <= MOST_WEIGHT)) {
            throw new IllegalArgumentException(
                    "team.weight " + weight + " must be " + LEAST_WEIGHT + " to " + MOST_WEIGHT);
        }
    }

    public boolean shared() {
        return !name.isEmpty();
    }

    /** What the team of a campaign is known by: its name, or made of the campaign's id; names have no number sign. */
    public String key(long campaignId) {
        return shared() ? name : "#" + campaignId;
    }
}
