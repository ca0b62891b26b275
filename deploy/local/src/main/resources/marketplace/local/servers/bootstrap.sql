-- Roles and rights of one database. Run as superuser inside that database, as often as you like.
-- Settings read: bootstrap.service, bootstrap.roles (owner,app,feed or a part of it), bootstrap.<role>_password.
-- Keycloak keeps a transaction open and idle while it makes its tables at its first start, on a busy machine for minutes.
-- Whatever the owner creates later, app and feed may use; only feed passes row-level security.
do $$
declare
  service text := current_setting('bootstrap.service');
  owner text := service || '_owner';
  kind text;
  role text;
begin
  execute format('revoke all on database %I from public', current_database());
  foreach kind in array string_to_array(current_setting('bootstrap.roles'), ',') loop
    role := service || '_' || kind;
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I', role);
    end if;
    execute format(
      'alter role %I login nosuperuser nocreatedb nocreaterole noreplication %s password %L',
      role,
      case kind when 'feed' then 'bypassrls' else 'nobypassrls' end,
      current_setting('bootstrap.' || kind || '_password'));
    execute format('alter role %I set statement_timeout = ''30s''', role);
    execute format(
      'alter role %I set idle_in_transaction_session_timeout = %L',
      role,
      case service when 'keycloak' then '5min' else '10s' end);
    execute format('alter role %I set timezone = ''UTC''', role);
    execute format('grant connect, temporary on database %I to %I', current_database(), role);
    if kind = 'owner' then
      execute format('alter database %I owner to %I', current_database(), role);
    else
      execute format('alter default privileges for role %I grant usage on schemas to %I', owner, role);
      execute format(
        'alter default privileges for role %I grant select, insert, update, delete on tables to %I', owner, role);
      execute format('alter default privileges for role %I grant usage, select on sequences to %I', owner, role);
    end if;
  end loop;
end $$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists btree_gist;
create extension if not exists cube;
create extension if not exists earthdistance;
