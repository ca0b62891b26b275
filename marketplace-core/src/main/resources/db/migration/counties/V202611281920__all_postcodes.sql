-- A town may have several; the most usual one comes first.
alter table counties.place
  add column postcodes text[] check (array_to_string(postcodes, ' ') ~ '^\d{5}( \d{5}){0,49}$');
update counties.place set postcodes = array[postcode];
alter table counties.place alter column postcodes set not null, drop column postcode;
