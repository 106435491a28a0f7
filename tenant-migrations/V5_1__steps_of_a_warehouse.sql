-- Input, Quality Control, Packing or Output of a warehouse, whatever it is called there: goods pass it, and are not for sale.
alter table odoo_location add column step boolean not null default false;
