-- The news from before the first month goes with its month too.
create or replace function outbox.drop_months(oldest timestamptz) returns void language plpgsql security definer
  set search_path = outbox, pg_temp set lock_timeout = '2s' as $$
declare
  part text;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'outbox.event'::regclass
      and (c.relname ~ '^event_\d{4}_\d{2}$' and c.relname < 'event_' || to_char(oldest, 'YYYY_MM')
        or c.relname = 'event_before'
          and substring(pg_get_expr(c.relpartbound, c.oid) from $to$TO \('([^']+)'\)$to$)::timestamptz <= oldest)
  loop
    execute format('drop table outbox.%I', part);
  end loop;
end $$;
