\set number random(1, 16)
\set name random(1, 1000000000000)
\set now 1764115200000
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
SET LOCAL idle_in_transaction_session_timeout = 60000;
{move} \gset
{insert};
COMMIT;
