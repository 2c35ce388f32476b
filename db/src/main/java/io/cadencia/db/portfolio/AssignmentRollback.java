package io.cadencia.db.portfolio;

import static io.cadencia.db.generated.Tables.ASSIGNMENT;

import io.cadencia.db.Database;
import io.cadencia.db.portfolio.AssignmentException.Reason;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Takes back an assignment nobody has worked yet, as one transaction. The assignment's own row stays, marked. */
public final class AssignmentRollback {
    private static final String WORKED = """
            SELECT EXISTS (SELECT 1 FROM account a JOIN gestion g ON g.account_id = a.id WHERE a.assignment_id = {0})
             OR EXISTS (SELECT 1 FROM account a JOIN attempt t ON t.account_id = a.id WHERE a.assignment_id = {0})
             OR EXISTS (SELECT 1 FROM account a JOIN campaign_lead l ON l.account_id = a.id
              WHERE a.assignment_id = {0} AND l.state = 'LOCKED')""";

    /** In the order the references allow. Persons that another assignment's account needs stay, with their phones. */
    private static final List<String> STEPS = List.of(
            "DELETE l FROM campaign_lead l JOIN account a ON a.id = l.account_id WHERE a.assignment_id = {0}",
            "DELETE r FROM account_person r JOIN account a ON a.id = r.account_id WHERE a.assignment_id = {0}",
            "DELETE FROM account WHERE assignment_id = {0}",
            """
            DELETE t FROM phone t JOIN person p ON p.id = t.person_id WHERE p.assignment_id = {0}
             AND NOT EXISTS (SELECT 1 FROM account a WHERE a.holder_id = p.id)
             AND NOT EXISTS (SELECT 1 FROM account_person r WHERE r.person_id = p.id)""",
            """
            DELETE p FROM person p WHERE p.assignment_id = {0}
             AND NOT EXISTS (SELECT 1 FROM account a WHERE a.holder_id = p.id)
             AND NOT EXISTS (SELECT 1 FROM account_person r WHERE r.person_id = p.id)""");

    private final Database database;

    public AssignmentRollback(Database database) {
        this.database = database;
    }

    /** @throws AssignmentException when it has gestiones or calls, or is not there */
    public void run(long assignmentId) throws AssignmentException {
        Outcome outcome = database.jooq().transactionResult(tx -> roll(tx.dsl(), assignmentId));
        switch (outcome) {
            case DONE -> {}
            case WORKED ->
                throw new AssignmentException(
                        Reason.HAS_GESTIONES,
                        "assignment " + assignmentId + " has been worked already: withdraw its accounts instead");
            case UNKNOWN ->
                throw new AssignmentException(
                        Reason.UNKNOWN_ASSIGNMENT,
                        "assignment " + assignmentId + " does not exist or was rolled back before");
        }
    }

    private enum Outcome {
        DONE,
        WORKED,
        UNKNOWN
    }

    private static Outcome roll(DSLContext jooq, long assignmentId) {
        int standing =
                jooq.fetchCount(ASSIGNMENT, ASSIGNMENT.ID.eq(assignmentId).and(ASSIGNMENT.STATE.eq("COMMITTED")));
        if (standing == 0) {
            return Outcome.UNKNOWN;
        }
        if (Integer.valueOf(1)
                .equals(jooq.resultQuery(WORKED, DSL.inline(assignmentId)).fetchOneInto(Integer.class))) {
            return Outcome.WORKED;
        }
        STEPS.forEach(step -> jooq.execute(step, DSL.inline(assignmentId)));
        jooq.update(ASSIGNMENT)
                .set(ASSIGNMENT.STATE, "ROLLED_BACK")
                .setNull(ASSIGNMENT.LIVE_SHA256)
                .where(ASSIGNMENT.ID.eq(assignmentId))
                .execute();
        return Outcome.DONE;
    }
}
