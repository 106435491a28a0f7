-- An order's document in Odoo is a sales order or, by the shop's choice, a delivery transfer; document.model says which it was begun as.
-- The choice is order_choice's scope 4, whose mode is 1 sales order, 2 delivery transfer.

comment on column order_choice.scope is
  '1 orders open at go-live, 2 orders that a rule keeps off Odoo, 3 one order, 4 what documents are (mode: 1 sales order, 2 delivery transfer)';

-- A transfer's moves, those of its backorders and returns too, are told by the group that they share.
create unique index document_group on document (shop_id, group_id) where model = 'stock.picking' and group_id is not null;
