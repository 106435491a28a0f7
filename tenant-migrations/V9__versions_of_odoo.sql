-- Since version 19 an Odoo takes calls in two ways; which one serves is found by trying, when the shop connects. Null is the older one.
-- The last look at the connection is kept with it, line by line, for the page.
alter table connection add column api text, add column checkup jsonb, add column checkup_at timestamptz;
