-- A mapping is its primary Odoo location: that is what its id stays with, and whose warehouse gets the orders. It outlives its sources,
-- so mapping_source holds only what counts now, and a mapping that comes back finds its id and its documents.

alter table mapping add column primary_location_id bigint;
update mapping m set primary_location_id = (
  select min(s.odoo_location_id) from mapping_source s where s.shop_id = m.shop_id and s.mapping_id = m.mapping_id);
alter table mapping alter column primary_location_id set not null;
create unique index mapping_primary on mapping (shop_id, primary_location_id);

delete from mapping_source s where not exists (
  select from mapping_target t where t.shop_id = s.shop_id and t.mapping_id = s.mapping_id);
