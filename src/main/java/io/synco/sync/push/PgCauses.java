package io.synco.sync.push;

/**
 * The events that touched a level's target since the snapshot of its last accepted write: of its products at its location (moves), of
 * itself (edits, fulfilments), and of orders that want its products from its mapping. Looked for among the newest events and those
 * that the push has still to end, so a burst of any size costs one bounded statement.
 */
final class PgCauses {
    /** Of the shop's newest events. */
    static final int EVENTS_LOOKED_AT_MAX = 2_000;

    static final int FOR_A_LEVEL_MAX = 200;

    private static final String LATER = " and (m.since is null or c.at > m.since)";

    // event's primary key read backwards, job_open and event_open; then write_level, and each other table by its key.
    static final String KEEP = "with candidates as materialized ("
            + " (select event_id, at, product_id, item_id, location_id, job_id from event where shop_id = $1"
            + "   order by event_id desc limit " + EVENTS_LOOKED_AT_MAX + ")"
            + " union select e.event_id, e.at, e.product_id, e.item_id, e.location_id, e.job_id from job j"
            + "   join event e on e.shop_id = j.shop_id and e.job_id = j.job_id and e.outcome is null"
            + "   where j.shop_id = $1 and j.kind = 5 and j.state in (1, 2, 3, 5)),"
            + " wanted as materialized (select i.item_id, i.location_id, t.mapping_id, k.recipe_no,"
            + "   (select w.snapshot_at from write w where w.shop_id = $1 and w.item_id = i.item_id"
            + "     and w.location_id = i.location_id and w.outcome = 1 order by w.at desc limit 1) as since"
            + "   from intent_level i join mapping_target t on t.shop_id = $1 and t.sf_location_id = i.location_id"
            + "   join link k on k.shop_id = $1 and k.item_id = i.item_id where i.shop_id = $1 and i.intent_id = $2),"
            + " made as (select w.item_id, w.location_id, w.mapping_id, w.since, r.product_id from wanted w"
            + "   join recipe r on r.shop_id = $1 and r.item_id = w.item_id and r.recipe_no = w.recipe_no),"
            + " ordered as (select c.event_id, c.at, p.mapping_id, r.product_id from candidates c"
            + "   join job j on j.shop_id = $1 and j.job_id = c.job_id and j.kind = 1"
            + "   join part p on p.shop_id = $1 and p.order_id = case when j.kind = 1 then j.key::bigint end and p.state in (1, 4)"
            + "   join recipe r on r.shop_id = $1 and r.item_id = p.item_id and r.recipe_no = p.recipe_no),"
            + " caused as (select m.item_id, m.location_id, c.event_id from made m"
            + "   join candidates c on c.product_id = m.product_id"
            + "   and (c.location_id is null or c.location_id = m.location_id)" + LATER
            + "   union select m.item_id, m.location_id, c.event_id from wanted m"
            + "   join candidates c on c.item_id = m.item_id and c.location_id = m.location_id" + LATER
            + "   union select m.item_id, m.location_id, c.event_id from made m"
            + "   join ordered c on c.product_id = m.product_id and c.mapping_id = m.mapping_id" + LATER + "),"
            + " newest as (select item_id, location_id, event_id,"
            + "   row_number() over (partition by item_id, location_id order by event_id desc) as n from caused),"
            + " kept as (select item_id, location_id, array_agg(event_id order by event_id) as causes from newest"
            + "   where n <= " + FOR_A_LEVEL_MAX + " group by item_id, location_id)"
            + " update intent_level i set causes = k.causes from kept k where i.shop_id = $1 and i.intent_id = $2"
            + " and i.item_id = k.item_id and i.location_id = k.location_id";

    private PgCauses() {}
}
