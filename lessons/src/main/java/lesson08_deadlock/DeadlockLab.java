package lesson08_deadlock;

import static io.raceproof.lessons.lab.Check.require;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Look;
import io.raceproof.lessons.lab.Symptom;
import io.raceproof.stress.race.Outcome;
import io.raceproof.stress.race.Race;
import java.util.List;

/** Transfers are for the model checker; the count starves in every interleaving, and is a check of the contract. */
public final class DeadlockLab extends Lab {
    /** For the framework. */
    public DeadlockLab() {
        unitTest(Bank.class, DeadlockLab::money_is_moved);
        check("a transfer moves money, or is refused", Bank.class, DeadlockContract::movesMoney);
        check("an account may pay itself", Bank.class, DeadlockContract::paysItself);
        check("a refused transfer leaves nothing locked", Bank.class, DeadlockContract::leavesNothingLocked);
        check("customers are told with no lock held", DeadlockContract::tellsWithoutALock);
        check("a customer who cannot be told stops nobody", DeadlockContract::survivesAListenerThatFails);
        check("the count adds up", Bank.Count.class, DeadlockContract::addsUp);
        check("so does it with fast workers", Bank.Count.class, DeadlockContract::bearsFastWorkers);
        check("a deep bank fits a small pool", Bank.Count.class, DeadlockContract::fitsASmallPool);
        check("two branches can be counted at the same time", DeadlockContract::countsTwoAtOnce);
        check("the pool's workers count", DeadlockContract::countsInThePool);
        mistake("between", Looker.class, Symptom.outcome("missing"));
        mistake("reader", Looker.class, Symptom.HANG);
        mistake("gives up", Looker.class, Symptom.outcome("refused"));
        mistake("gives up", Opposite.class, Symptom.outcome("refused"));
        schedules(Opposite.class);
        race(SamePayer.class, Look.MODEL);
    }

    // @start region="test"
    static void money_is_moved(Bank bank) {
        require(bank.transfer(0, 1, 70) && bank.transfer(1, 0, 60), "a transfer was refused");
        require(bank.balances().equals(List.of(90, 110, 100)), "the balances are " + bank.balances());
    }
    // @end

    /** A transfer, with its numbers. */
    record Order(int from, int to, int amount) {
        boolean give(Bank bank) {
            return bank.transfer(from, to, amount);
        }
    }

    abstract static class Transfers extends Race<Bank> {
        Transfers() {
            reference(() -> new OrderedLocks());
            judged(ANSWER, () -> new CityBank());
        }
    }

    /** Two transfers in opposite directions, and a look at the balances. */
    public static final class Opposite extends Transfers {
        /** For the lenses. */
        public Opposite() {
            broken("NestedLocks", () -> new NestedLocks());
            fixed("OrderedLocks", () -> new OrderedLocks());
            fixed("BackingOff", () -> new BackingOff());
            var transfer = query(
                    "transfer",
                    (bank, order) -> order.give(bank),
                    new Order(0, 1, 70),
                    new Order(1, 0, 60),
                    new Order(1, 2, 30));
            var balances = query("balances", Bank::balances);
            actor(transfer.with(new Order(0, 1, 70)));
            actor(transfer.with(new Order(1, 0, 60)), balances);
            observe(Bank::balances);
            name("hang", Outcome::waits);
            name("refused", o -> Boolean.FALSE.equals(o.result(0, 0)) || Boolean.FALSE.equals(o.result(1, 0)));
            name("missing", o -> DeadlockContract.isWrong(o.result(1, 1)) || DeadlockContract.isWrong(o.end()));
            name("both moved", o -> true);
        }
    }

    /** Two transfers from one account, which has enough for one of them. */
    public static final class SamePayer extends Transfers {
        /** For the lenses. */
        public SamePayer() {
            actor(query("70 to the first", bank -> bank.transfer(0, 1, 70)));
            actor(query("60 to the second", bank -> bank.transfer(0, 2, 60)));
            observe(Bank::balances);
            name("missing", o -> DeadlockContract.isWrong(o.end()));
        }
    }

    /** One transfer, and one who looks. */
    public static final class Looker extends Transfers {
        /** For the lenses. */
        public Looker() {
            actor(query("transfer", bank -> bank.transfer(0, 2, 70)));
            actor(query("balances", Bank::balances));
            name("missing", o -> DeadlockContract.isWrong(o.result(1, 0)));
            name("refused", o -> Boolean.FALSE.equals(o.result(0, 0)));
        }
    }
}
