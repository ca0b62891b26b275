-- From when on an open notice of an erased account has no words any more. None: she is not erased.
alter table compliance.report add column locked_until date;
create index report_locked on compliance.report (locked_until) where locked_until is not null;
create index report_mail on compliance.report (county, lower(mail));
