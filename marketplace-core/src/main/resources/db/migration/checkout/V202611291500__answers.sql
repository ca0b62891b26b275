-- What a buyer has answered so far where the checkout asks one thing at a time, by the names of the form's fields.
create table checkout.answer (
  county text not null,
  basket uuid not null,
  answers jsonb not null,
  changed_at timestamptz not null,
  primary key (county, basket),
  foreign key (county, basket) references checkout.basket (county, id) on delete cascade
);
create index answer_age on checkout.answer (changed_at);
select shared.isolate('checkout.answer');
