-- From when the money may be held; until then the card alone is kept. None where it is held at once.
alter table billing.preparation add column hold_at timestamptz;
