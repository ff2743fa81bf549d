#!/bin/sh
# The reference server from a shell: what is created is there, and gone when it is deleted.
set -eu
url="${DLI_ENDPOINT:-http://127.0.0.1:4020}/v2.0/48cc2c48765f481480c7db940d6409d1/datasource/enhanced-connections"
ask() { curl --silent --show-error --fail-with-body -H 'X-Auth-Token: any' -H 'Content-Type: application/json' "$@"; }

created=$(ask -X POST "$url" -d '{"name":"from_a_shell","dest_vpc_id":"vpc","dest_network_id":"network","queues":["q1"]}')
id=$(printf '%s' "$created" | sed 's/.*"connection_id":"\([^"]*\)".*/\1/')
ask "$url/$id" | grep -q '"name":"from_a_shell"' && echo "created $id"
ask -X DELETE "$url/$id" >/dev/null && echo "deleted $id"
