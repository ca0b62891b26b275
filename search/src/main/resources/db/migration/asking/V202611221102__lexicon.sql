create schema asking;

-- A county's own lines beside the common lexicon: "Weck = Brötchen" or "Heizung brummt > Heizungswartung | heating".
create table asking.lexicon (
  county text not null,
  kind text not null check (kind in ('REGIONAL', 'SYNONYM', 'RELATED', 'BRAND', 'PROBLEM')),
  line text not null check (length(line) between 3 and 500),
  primary key (county, kind, line)
);
select shared.isolate('asking.lexicon');
