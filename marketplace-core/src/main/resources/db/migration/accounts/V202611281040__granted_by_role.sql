create index granted_role on accounts.granted (county, role, account);
