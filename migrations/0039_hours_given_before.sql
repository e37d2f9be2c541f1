-- Hours that were given in kind before promises were written down: each lot becomes a promise that was kept, with its one delivery.
insert into hours_pledge (id, donor_id, giver_name, giver_email, gpu_class, promised, delivered, first_month, last_month, state,
  is_anonymous, public_name, agreement, donor_deductible, gaap_recognised, form990_contribution, offered_at, accepted_by, accepted_at, ended_at)
select 'hpl_' || right(l.id, 26), l.donor_id, d.name, d.email, l.gpu_class, l.seconds, l.seconds, l.month, l.month, 'fulfilled',
  false, null, l.title, false, true, false, l.published_at, l.published_by, l.published_at, l.published_at
from supply_lot l join donor d on d.id = l.donor_id where l.source = 'donated';
--> statement-breakpoint
insert into hours_delivery (id, pledge_id, month, said, confirmed, evidence, state, noted_by, noted_at, decided_by, decided_at, lot_id, acknowledged)
select 'hdl_' || right(l.id, 26), 'hpl_' || right(l.id, 26), l.month, l.seconds, l.seconds, l.title, 'confirmed',
  coalesce(l.published_by, (select min(id) from person)), l.published_at, l.published_by, l.published_at, l.id,
  jsonb_build_object('version', 1,
    'lab', jsonb_build_object('name', '', 'legalName', '', 'ein', '', 'address', '', 'email', ''),
    'giver', d.name, 'gpuClass', l.gpu_class, 'seconds', l.seconds::text, 'month', l.month, 'deliveredSoFar', l.seconds::text,
    'promised', l.seconds::text, 'isDeductible', false, 'on', to_char(l.published_at, 'YYYY-MM-DD'))
from supply_lot l join donor d on d.id = l.donor_id where l.source = 'donated';
