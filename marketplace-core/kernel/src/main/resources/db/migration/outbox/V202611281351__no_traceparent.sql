-- Nobody wrote or read it.
alter table outbox.event drop column traceparent;
