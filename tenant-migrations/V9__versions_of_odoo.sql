-- Since version 19 an Odoo takes calls in two ways; which one serves is found by trying, when the shop connects. Null is the older one.
alter table connection add column api text;
