-- What was published stays as it was read: applications answer it, and reviewers read the answers beside it.
create trigger form_version_stays before update or delete on form_version for each row when (old.published_at is not null) execute function refuse_change();
--> statement-breakpoint
create trigger form_version_never_emptied before truncate on form_version for each statement execute function refuse_change();
--> statement-breakpoint

-- Calls that were there before asked the form that stood in the code: it becomes their first version.
insert into form_version (id, call_id, number, sections, created_by, created_at, published_by, published_at, origin)
select 'frm_' || substr(id, 5), id, 1, '[{"name":"project","title":"The project","lead":"What it is, in words that anyone can follow. If hours are granted, the title and summary become public.","questions":[{"name":"title","label":"Title","kind":"line","limit":150,"hint":"Start with a short name: “Lantern: a model with a complete training record”."},{"name":"institution","label":"Institution","kind":"line","limit":150},{"name":"field","label":"Field","kind":"line","limit":80,"hint":"For example: hydrology, speech recognition."},{"name":"summary","label":"Summary in plain words","kind":"text","limit":200}]},{"name":"science","title":"The science","lead":"For reviewers from neighbouring fields.","questions":[{"name":"question","label":"What is the question, and what is known?","kind":"text","limit":500},{"name":"approach","label":"How will you answer it?","kind":"text","limit":700},{"name":"outcome","label":"How will anyone see that it worked?","kind":"text","limit":300}]},{"name":"compute","title":"GPU-hours","lead":"What you ask for in each GPU class, and the least with which the work is still worth doing.","part":"request","questions":[{"name":"estimate","label":"How did you arrive at these hours?","kind":"text","limit":400,"hint":"Runs, GPUs per run, hours per run. Say what a smaller grant would leave out."},{"name":"readiness","label":"Is the code ready to run at this size?","kind":"text","limit":300,"hint":"The largest run so far; whether a run can stop and go on from a checkpoint."}]},{"name":"team","title":"The team","lead":"Who does the work. Co-investigators and managers can edit this application when they sign in with the address you give here.","part":"team","questions":[{"name":"experience","label":"What has the team done before?","kind":"text","limit":300}]},{"name":"openness","title":"What will be open","lead":"Everything we fund is released. Say what, when, and under which licence.","questions":[{"name":"releases","label":"What will you release, and when?","kind":"text","limit":300},{"name":"licence","label":"Licence of the weights and code","kind":"line","limit":60,"hint":"An SPDX identifier, such as Apache-2.0."},{"name":"openness","label":"Openness of the release","kind":"choice","limit":1,"choices":[{"value":"1","label":"Class I, open science","hint":"Weights, code, data, intermediate checkpoints and the paper. What we expect."},{"value":"2","label":"Class II, open tooling","hint":"Weights and all code; the data described but not released."},{"value":"3","label":"Class III, open model","hint":"Weights and documentation only. Say why under exceptions."}]},{"name":"exceptions","label":"What cannot be released, and why?","kind":"text","limit":200,"isOptional":true}]},{"name":"attachment","title":"Attachment","lead":"One PDF of up to 10 MB, for figures and references. Nobody is asked to send one.","part":"attachment","questions":[]}]'::jsonb, created_by, created_at, created_by, created_at, 'standard' from call;
--> statement-breakpoint
insert into application_form (application_id, form_version_id, taken_at)
select id, 'frm_' || substr(call_id, 5), created_at from application;
--> statement-breakpoint
-- By what a call is reviewed is only added to, and not once a review of it is written.
create trigger rubric_version_append_only before update or delete or truncate on rubric_version for each statement execute function refuse_change();
--> statement-breakpoint
create function refuse_rubric_of_reviewed_call() returns trigger language plpgsql as $$
begin
  if exists (select from review r join assignment s on s.id = r.assignment_id join application a on a.id = s.application_id
    where a.call_id = new.call_id) then
    raise exception 'call % is being reviewed: its rubric stays', new.call_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint

-- Calls that were there before were reviewed by the four criteria that stood in the code, each a quarter of the mean.
insert into rubric_version (id, call_id, number, criteria, blindness, written_by, written_at)
select 'rub_' || substr(id, 5), id, 1, '[{"name":"merit","title":"Scientific merit","asks":"Would the answer matter, and is the way to it sound?","weight":25,"levels":["known already, or flawed","","solid, of use to its field","","changes what others will do"]},{"name":"openness","title":"Openness","asks":"How much can anyone study, repeat and build on?","weight":25,"levels":["weights at best","","weights, code, described data","","everything, checkpoints and failures too"]},{"name":"feasibility","title":"Feasibility","asks":"Can this team do this in this time?","weight":25,"levels":["nothing of it has been tried","","done at smaller size","","ready to start tomorrow"]},{"name":"need","title":"Need and fit of the hours","asks":"Do the hours follow from the plan, in the right GPU class?","weight":25,"levels":["a guess, or not needed here","","plausible, could be tighter","","every run accounted for"]}]'::jsonb, 'single', created_by, created_at from call;
--> statement-breakpoint
create trigger rubric_version_before_reviews before insert on rubric_version for each row execute function refuse_rubric_of_reviewed_call();
--> statement-breakpoint

create trigger deadline_extension_append_only before update or delete or truncate on deadline_extension for each statement execute function refuse_change();
--> statement-breakpoint
-- The one deadline of an application: its call's, or later where it was given longer; none in a rolling call.
create function application_deadline(of_application text) returns timestamptz language sql stable as $$
  select case when c.closes_at is not null then greatest(c.closes_at,
      (select max(e.until) from deadline_extension e where e.application_id = a.id)) + make_interval(mins => c.grace_minutes) end
  from application a join call c on c.id = a.call_id where a.id = of_application
$$;
