-- Who lives together, for what a household owes on account.
create index recipient_family on orders.recipient (county, postcode, lower(family_name));
