-- Who was granted what by whom, and who lost it; kept after the grant is gone.
create table accounts.grant_change (
  county text not null,
  id uuid not null,
  account uuid,
  role text not null,
  merchant uuid,
  change text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (county, id)
);
create index grant_change_merchant on accounts.grant_change (county, merchant, id);
select shared.isolate('accounts.grant_change');

alter table accounts.invitation add column id uuid not null default uuidv7();
alter table accounts.invitation add unique (county, id);
create index invitation_merchant on accounts.invitation (county, merchant, id);
create index granted_merchant on accounts.granted (county, merchant) where merchant is not null;

-- Whether the mail address was proven: nobody is found and granted something by one that was not.
alter table accounts.person add column mail_verified boolean not null default false;
