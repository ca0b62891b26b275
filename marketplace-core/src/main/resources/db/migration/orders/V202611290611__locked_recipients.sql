-- From when on the recipient of an erased account is gone; until then nobody is shown her. None: she is not erased.
alter table orders.recipient add column locked_until date;
create index recipient_locked on orders.recipient (locked_until) where locked_until is not null;
