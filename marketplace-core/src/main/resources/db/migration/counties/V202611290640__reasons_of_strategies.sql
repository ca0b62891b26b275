-- Why a version was decided; those a county was set up with have none.
alter table counties.strategy add reason text check (length(reason) between 1 and 500);
