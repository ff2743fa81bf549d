\set number random(1, 16)
\set name random(1, 1000000000000)
\set now 1764115200000
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
SET LOCAL idle_in_transaction_session_timeout = 60000;
SELECT FROM pg_advisory_xact_lock(hashtextextended('pgbench' || :number, 'connections'::regclass::oid::bigint));
INSERT INTO connections (project_id, id, name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time, peerings, routes, unique_name, hosts) VALUES ('pgbench' || :number, 'i' || :name, 'n' || :name, '22094d8f-c310-4621-913d-4c4d655d8495', '78f2562a-36e4-4b39-95b9-f5aab22e1281', NULL, COALESCE((SELECT CASE WHEN c.create_time > :now THEN c.create_time ELSE :now END FROM connections c WHERE c.project_id = 'pgbench' || :number AND c.create_time >= -9007199254740991 ORDER BY c.create_time DESC LIMIT 1), :now), NULL, '[{"kind":"queue","name":"q1","peer_id":"p' || :name || '","bind_time": 0,"ready_time": 0,"failure": null}]', '[]', true, '[]') ON CONFLICT (project_id, name) WHERE delete_time IS NULL AND unique_name DO NOTHING;
COMMIT;
