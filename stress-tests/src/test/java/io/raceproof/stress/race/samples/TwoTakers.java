package io.raceproof.stress.race.samples;

import io.raceproof.stress.race.Race;

/** One letter and two who take: one of them waits forever, which is right. */
public final class TwoTakers extends Race<Mailboxes.Mailbox> {
    /** For the lenses. */
    public TwoTakers() {
        reference(() -> new Mailboxes.Plain());
        broken("tells nobody", () -> new Mailboxes.Silent());
        fixed("tells everybody", () -> new Mailboxes.Waiting());

        var put = action("put", Mailboxes.Mailbox::put, 1);
        var take = query("take", Mailboxes.Mailbox::take);
        before(put.with(1));
        actor(take);
        actor(take);
    }
}
