-- From when on the words of an erased account are gone; until then they are shown while a case is open, then to nobody.
alter table withdrawals.declaration add column locked_until date;
create index declaration_locked on withdrawals.declaration (locked_until) where locked_until is not null;
create index declaration_mail on withdrawals.declaration (county, lower(mail));
create index named_order_number on withdrawals.named_order (county, number);
