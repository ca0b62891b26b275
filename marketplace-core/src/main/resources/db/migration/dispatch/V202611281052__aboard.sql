-- Whether the courier has taken it on board at its shop.
alter table dispatch.parcel add aboard boolean not null default false;
