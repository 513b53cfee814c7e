package lesson06_map;

import io.raceproof.lessons.lab.Lab;

/** A map with a look-ahead window. There is no race in it: the checks decide. */
public final class MapLab extends Lab {
    /** For the list of lessons. */
    public MapLab() {
        check("every item has one result", Mapping.class, MapContract::givesAll);
        check("equal items have a result each", Mapping.class, MapContract::givesEqualItemsToo);
        check("two maps at a time do not mix", Mapping.class, MapContract::keepsTwoApart);
        check("the pool's workers do the work", Mapping.class, MapContract::usesThePool);
        check("as many items are at work as the window holds", Mapping.class, MapContract::worksAtTheSameTime);
        check("the results have the order of the items", Mapping.class, MapContract::keepsTheOrder);
        check("no more items are taken than the window holds", Mapping.class, MapContract::takesNoMore);
        check("a result that is handed out makes room for an item", Mapping.class, MapContract::slides);
        check("a failure comes out in its place", Mapping.class, MapContract::failsInItsPlace);
        check("and once", Mapping.class, MapContract::failsOnce);
        exhibit(MapExhibit.class);
    }
}
