-- A process may die between a job's commit and its bell: then due_at does not show the job. Once a minute the application looks across
-- all shops for such work. It may not read other tenants' jobs, so this function does, and tells nothing but how many it found.
create function reveal_hidden_work() returns bigint language sql security definer set search_path = public, pg_temp as $$
  with revealed as (
    update shop_work w set due_at = clock_timestamp()
    where w.due_at > clock_timestamp() and w.lease_until < clock_timestamp() and not w.paused
      and exists (select from job j where j.shop_id = w.shop_id and j.state in (1, 2, 3) and j.due_at <= clock_timestamp())
    returning 1)
  select count(*) from revealed
$$;
revoke all on function reveal_hidden_work() from public;
grant execute on function reveal_hidden_work() to synco_app;
