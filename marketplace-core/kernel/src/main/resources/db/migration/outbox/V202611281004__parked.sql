-- The few that wait for somebody to mend them, county by county.
create index waiting_parked on outbox.waiting (county, parked_at) where parked_at is not null;
create index due_parked on outbox.due (county, parked_at) where parked_at is not null;
