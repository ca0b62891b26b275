-- Since when an account is being erased: nobody signs in to it any more. A day later the row is gone.
alter table accounts.account add column left_at timestamptz;
create index account_subject on accounts.account (subject);
